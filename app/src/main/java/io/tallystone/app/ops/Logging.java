package io.tallystone.app.ops;

import java.util.logging.ConsoleHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Sets up the process's own log: one line an event, on standard error. */
public final class Logging {

  private Logging() {}

  /** Replaces the Java machine's default handlers. */
  public static void start() {
    Logger root = Logger.getLogger("");
    for (Handler handler : root.getHandlers()) {
      root.removeHandler(handler);
    }
    ConsoleHandler console = new ConsoleHandler();
    console.setFormatter(new OneLineFormatter());
    console.setLevel(Level.ALL);
    root.addHandler(console);
    // What libraries say of their own start and stop is of no use to operators.
    Logger.getLogger("org.eclipse.jetty").setLevel(Level.WARNING);
  }
}
