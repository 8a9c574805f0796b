package io.tallystone.app;

import io.tallystone.engine.maintenance.Fsck;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Verifies a data directory while no server runs on it. */
@Command(
    name = "fsck",
    description =
        "Verifies every checksum in a data directory and names what is damaged; changes nothing.")
final class FsckCommand implements Callable<Integer> {

  @Parameters(paramLabel = "DIR", description = "The data directory of a stopped server.")
  private Path directory = Path.of("./data");

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    try {
      return Fsck.run(directory, out, Clock.systemUTC());
    } catch (IOException e) {
      throw new CannotRun("cannot check " + directory + ": " + e.getMessage(), e);
    } finally {
      out.flush();
    }
  }
}
