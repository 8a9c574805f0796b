package io.tallystone.e2e.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The packaged agent, started through the launcher; can be killed and started again. */
public final class AgentProcess {

  private static final Duration START = Duration.ofSeconds(60);

  private final Path directory;
  private final List<String> command;
  private final Map<String, String> environment;
  private final Consumer<RunningProgram> started;
  private RunningProgram program;

  AgentProcess(
      Path directory,
      List<String> command,
      Map<String, String> environment,
      Consumer<RunningProgram> started) {
    this.directory = directory;
    this.command = command;
    this.environment = environment;
    this.started = started;
    this.program = launch();
  }

  private RunningProgram launch() {
    RunningProgram launched = RunningProgram.start("agent", directory, environment, command);
    started.accept(launched);
    return launched;
  }

  /** Waits until it follows its files. */
  public void awaitFollowing() {
    try {
      if (program.out().awaitLine(l -> l.contains(" following "), START).isEmpty()) {
        throw new AssertionError("the agent does not follow\n" + program.transcript());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while waiting for the agent", e);
    }
  }

  /** Its process, as started last. */
  public RunningProgram program() {
    return program;
  }

  /** Kills it with SIGKILL. */
  public void kill9() {
    program.kill9();
  }

  /** Stops it as an operator does, with SIGTERM. */
  public void stop() {
    program.signal("TERM");
    program.awaitExit(Duration.ofSeconds(30));
  }

  /** Starts it again on the same state, after it was stopped or killed. */
  public void restart() {
    program = launch();
  }
}
