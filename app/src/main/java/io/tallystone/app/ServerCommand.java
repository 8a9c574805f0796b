package io.tallystone.app;

import java.time.Clock;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Runs the server until it is told to stop. */
@Command(
    name = "server",
    description = "Runs the server.",
    footerHeading = "%nSettings%n",
    footer =
        "Each option can also be set by an environment variable (--data-dir: TALLYSTONE_DATA_DIR) or in the settings"
            + " file. The command line goes before the environment, the environment before the file."
            + " TALLYSTONE_JAVA_OPTS adds options for the Java machine.")
final class ServerCommand implements Runnable {

  @Mixin private final ServerSettings settings = new ServerSettings();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    TallystoneServer server = TallystoneServer.start(settings, Clock.systemUTC());
    CountDownLatch stopped = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  server.close();
                  stopped.countDown();
                },
                "shutdown"));
    // The one line that scripts wait for.
    spec.commandLine()
        .getOut()
        .println("tallystone " + Version.text() + " ready on " + server.uri());
    spec.commandLine().getOut().flush();
    try {
      stopped.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
