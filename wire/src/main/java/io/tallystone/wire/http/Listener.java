package io.tallystone.wire.http;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.util.List;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** Jetty's connector, which would log a stack trace a second while files are used up. */
final class Listener extends ServerConnector {
  /** Before the next attempt. */
  private static final long PAUSE_MILLIS = 500;

  private final AcceptFailures failures = new AcceptFailures(System::nanoTime);

  Listener(Server server, List<ConnectionFactory> factories) {
    super(server, factories.toArray(ConnectionFactory[]::new));
  }

  AcceptFailures failures() {
    return failures;
  }

  @Override
  protected boolean handleAcceptFailure(Throwable failure) {
    boolean closing = !isRunning() || failure instanceof ClosedChannelException;
    if (closing || !(failure instanceof IOException)) {
      return super.handleAcceptFailure(failure);
    }
    failures.failed(failure);
    try {
      Thread.sleep(PAUSE_MILLIS);
      return true;
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Override
  protected void onEndPointOpened(EndPoint endPoint) {
    super.onEndPointOpened(endPoint);
    failures.accepted();
  }
}
