package io.tallystone.e2e.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** A started process with its captured outputs. It never outlives this Java machine. */
public final class RunningProgram implements AutoCloseable {

  private static final Set<Process> ALIVE = ConcurrentHashMap.newKeySet();
  private static volatile boolean ending;

  static {
    Runtime.getRuntime().addShutdownHook(new Thread(RunningProgram::killAll, "kill children"));
  }

  private final String name;
  private final Process process;
  private final Output out;
  private final Output err;

  private RunningProgram(String name, Process process) {
    this.name = name;
    this.process = process;
    this.out = new Output(name + " stdout", process.getInputStream());
    this.err = new Output(name + " stderr", process.getErrorStream());
  }

  /** Starts a command in a folder, with exactly this environment. */
  public static RunningProgram start(
      String name, Path directory, Map<String, String> environment, List<String> command) {
    ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    try {
      Process process = builder.start();
      ALIVE.add(process);
      if (ending) {
        killTree(process);
      }
      return new RunningProgram(name, process);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start " + command, e);
    }
  }

  /** What it printed to its standard output. */
  public Output out() {
    return out;
  }

  /** What it printed to its standard error. */
  public Output err() {
    return err;
  }

  /** Its process. */
  public Process process() {
    return process;
  }

  /** Sends a signal, by name as {@code kill} knows it. */
  public void signal(String signal) {
    try {
      new ProcessBuilder("kill", "-" + signal, String.valueOf(process.pid()))
          .inheritIO()
          .start()
          .waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Kills it at once, and waits until it is gone. */
  public void kill9() {
    process.destroyForcibly();
    awaitExit(Duration.ofSeconds(30));
  }

  /** Waits for its end; its exit code. */
  public int awaitExit(Duration atMost) {
    try {
      if (!process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
        killTree(process);
        throw new AssertionError(name + " did not end within " + atMost + "\n" + transcript());
      }
      out.toEnd();
      err.toEnd();
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while waiting for " + name, e);
    }
  }

  /** Everything it printed, for failure messages. */
  public String transcript() {
    return "--- %s (%s)%n--- stdout:%n%s%n--- stderr:%n%s"
        .formatted(
            name,
            process.isAlive() ? "running" : "exit code " + process.exitValue(),
            out.text(),
            err.text());
  }

  /** Ends it and all its children. */
  @Override
  public void close() {
    killTree(process);
  }

  private static void killAll() {
    ending = true; // what a test still starts is killed by its starter
    ALIVE.forEach(RunningProgram::killTree);
  }

  private static void killTree(Process process) {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }
}
