package io.tallystone.wire.http;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jetty.alpn.server.ALPNServerConnectionFactory;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.http2.server.HTTP2CServerConnectionFactory;
import org.eclipse.jetty.http2.server.HTTP2ServerConnectionFactory;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.SslConnectionFactory;

/** Builds the listening socket: HTTP/1.1 and HTTP/2, in the clear or over TLS. */
final class Listeners {
  /** Connections without a running call are closed at once when the server closes. */
  private static final long IDLE_AT_SHUTDOWN_MILLIS = 50;

  /** Read from a socket at once; a full batch has more than a megabyte. */
  private static final int READ_BYTES = 64 << 10;

  private Listeners() {}

  static Listener listener(Server server, HttpOptions options, Clock clock) throws TlsException {
    HttpConfiguration configuration = configuration(options.limits());
    List<ConnectionFactory> factories = new ArrayList<>();
    if (options.tlsCert() != null && options.tlsKey() != null) {
      TlsReload tls =
          new TlsReload(options.tlsCert(), options.tlsKey(), clock, server.getScheduler());
      server.addBean(tls);
      ALPNServerConnectionFactory negotiation = new ALPNServerConnectionFactory("h2", "http/1.1");
      negotiation.setDefaultProtocol("http/1.1");
      factories.add(new SslConnectionFactory(tls.sslContextFactory(), negotiation.getProtocol()));
      factories.add(negotiation);
      SecureRequestCustomizer customizer = new SecureRequestCustomizer();
      customizer.setSniHostCheck(false); // clients use the server by many names
      configuration.addCustomizer(customizer);
      factories.add(new HTTP2ServerConnectionFactory(configuration));
      factories.add(http1(configuration));
    } else {
      factories.add(http1(configuration));
      factories.add(new HTTP2CServerConnectionFactory(configuration));
    }
    Listener connector = new Listener(server, factories);
    connector.setHost(options.host());
    connector.setPort(options.port());
    connector.setAcceptQueueSize(1_024);
    connector.setShutdownIdleTimeout(IDLE_AT_SHUTDOWN_MILLIS);
    connector.setIdleTimeout(options.limits().idleTimeout().toMillis());
    return connector;
  }

  private static HttpConnectionFactory http1(HttpConfiguration configuration) {
    HttpConnectionFactory factory = new HttpConnectionFactory(configuration);
    factory.setInputBufferSize(READ_BYTES);
    return factory;
  }

  private static HttpConfiguration configuration(HttpLimits limits) {
    HttpConfiguration configuration = new HttpConfiguration();
    configuration.setHttpCompliance(HttpCompliance.RFC9110);
    // The path stays as it was sent: it is signed, and object keys may look unsafe.
    configuration.setUriCompliance(UriCompliance.UNSAFE);
    configuration.setRequestHeaderSize(limits.maxHeaderBytes());
    // Values must reach the signature check as they were sent, not as Jetty remembers them.
    configuration.setHeaderCacheCaseSensitive(true);
    configuration.setSendServerVersion(false);
    configuration.setSendDateHeader(false); // ours comes from the server's clock
    return configuration;
  }
}
