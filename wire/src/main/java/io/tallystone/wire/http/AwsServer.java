package io.tallystone.wire.http;

import io.tallystone.wire.Authorizer;
import io.tallystone.wire.CallListener;
import io.tallystone.wire.Endpoint;
import io.tallystone.wire.Service;
import io.tallystone.wire.sigv4.Authentication;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.VirtualThreads;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One HTTP endpoint for all services: HTTP/1.1 and HTTP/2, in the clear or over TLS. Each call runs
 * on a virtual thread of its own; only Jetty's acceptor and selectors are platform threads.
 */
public final class AwsServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(AwsServer.class);

  private final Server jetty;
  private final Listener connector;
  private final OpenStreams openStreams;
  private final String scheme;

  private AwsServer(Server jetty, Listener connector, OpenStreams openStreams, String scheme) {
    this.jetty = jetty;
    this.connector = connector;
    this.openStreams = openStreams;
    this.scheme = scheme;
  }

  /**
   * Starts listening.
   *
   * @param endpoints paths of our own beside the services
   * @param clock tells arrival times and what has expired
   * @throws TlsException if certificate or key cannot be used; the message is for the operator
   * @throws IOException if the address cannot be bound
   */
  public static AwsServer start(
      HttpOptions options,
      List<Service> services,
      List<Endpoint> endpoints,
      Authentication authentication,
      Authorizer authorizer,
      CallListener listener,
      Clock clock)
      throws IOException, TlsException {
    Callers callers = new Callers(authentication, authorizer);
    OpenStreams openStreams = new OpenStreams();
    AnswerHeaders answerHeaders = new AnswerHeaders(clock);
    Server jetty = new Server(threads());
    BodyPaces paces = new BodyPaces(jetty.getScheduler(), options.limits());
    jetty.addBean(paces);
    FrontDoor frontDoor =
        new FrontDoor(
            options.limits(),
            answerHeaders,
            new EndpointDirectory(endpoints, callers),
            new Dispatcher(
                new ServiceDirectory(services), new Protocols(services), callers, listener),
            openStreams,
            paces);

    Listener connector = Listeners.listener(jetty, options, clock);
    ConnectionGuard guard =
        new ConnectionGuard(jetty.getScheduler(), options.limits().headerTimeout());
    connector.addBean(guard);
    jetty.addConnector(connector);
    jetty.addBean(new NetworkConnectionLimit(options.limits().maxConnections(), connector));
    jetty.setErrorHandler(new ErrorPages(answerHeaders));
    jetty.setHandler(new GracefulHandler(frontDoor));
    jetty.setStopTimeout(options.limits().shutdownGrace().toMillis());
    String scheme = options.tlsCert() == null ? "http" : "https";
    AwsServer server = new AwsServer(jetty, connector, openStreams, scheme);
    server.listen();
    return server;
  }

  private static QueuedThreadPool threads() {
    QueuedThreadPool threads = new QueuedThreadPool();
    threads.setName("http");
    threads.setVirtualThreadsExecutor(VirtualThreads.getNamedVirtualThreadsExecutor("call-"));
    return threads;
  }

  private void listen() throws IOException {
    try {
      jetty.start();
    } catch (Exception failed) {
      close();
      throw failed instanceof IOException unbound ? unbound : new IOException(failed);
    }
  }

  /** Where clients reach the server, with the port that was bound. */
  public URI uri() {
    String host = connector.getHost() == null ? "localhost" : connector.getHost();
    String literal = host.contains(":") ? "[" + host + "]" : host;
    return URI.create(scheme + "://" + literal + ":" + connector.getLocalPort());
  }

  /** Connections that could not be accepted since the start, mostly for want of file handles. */
  public long acceptFailures() {
    return connector.failures().count();
  }

  /**
   * Stops accepting, tells streams to end, and waits for running calls within {@link
   * HttpLimits#shutdownGrace}; what still runs then is cut off.
   */
  @Override
  public void close() {
    openStreams.close();
    try {
      jetty.stop();
    } catch (Exception incomplete) {
      LOG.warn("HTTP server did not close cleanly: {}", incomplete.toString());
    }
  }
}
