package io.tallystone.wire.http;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpParser;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.NegotiatingServerConnection;
import org.eclipse.jetty.server.internal.HttpConnection;
import org.eclipse.jetty.util.component.AbstractLifeCycle;
import org.eclipse.jetty.util.thread.Scheduler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Closes connections that take too long to make a request: a client that sends one header byte now
 * and then never trips the idle timeout, but would hold its connection for ever.
 */
final class ConnectionGuard extends AbstractLifeCycle implements Connection.Listener {
  private static final Logger LOG = LoggerFactory.getLogger(ConnectionGuard.class);

  private final Scheduler scheduler;
  private final Duration headerTimeout;
  private final Set<Connection> open = ConcurrentHashMap.newKeySet();

  ConnectionGuard(Scheduler scheduler, Duration headerTimeout) {
    this.scheduler = scheduler;
    this.headerTimeout = headerTimeout;
  }

  @Override
  public void onOpened(Connection connection) {
    if (connection instanceof HttpConnection || connection instanceof NegotiatingServerConnection) {
      open.add(connection);
    }
  }

  @Override
  public void onClosed(Connection connection) {
    open.remove(connection);
  }

  @Override
  protected void doStart() {
    scheduleSweep();
  }

  private void scheduleSweep() {
    long period = Math.clamp(headerTimeout.toMillis() / 4, 50, 1_000);
    scheduler.schedule(this::sweep, period, TimeUnit.MILLISECONDS);
  }

  private void sweep() {
    if (!isRunning() && !isStarting()) {
      return;
    }
    for (Connection connection : open) {
      if (isLate(connection)) {
        LOG.debug("closing {}: no whole request within {}", connection, headerTimeout);
        connection.getEndPoint().close();
      }
    }
    scheduleSweep();
  }

  private boolean isLate(Connection connection) {
    if (connection instanceof HttpConnection http) {
      HttpParser parser = http.getParser();
      HttpParser.State state = parser.getState();
      return state.compareTo(HttpParser.State.START) > 0
          && state.compareTo(HttpParser.State.CONTENT) < 0
          && System.nanoTime() - parser.getBeginNanoTime() > headerTimeout.toNanos();
    }
    long age = System.currentTimeMillis() - connection.getCreatedTimeStamp();
    return age > headerTimeout.toMillis(); // a TLS handshake that does not end
  }
}
