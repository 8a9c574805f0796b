package io.tallystone.e2e.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Starts the packaged programs for a test. When the test fails it prints what they printed; in the
 * end it ends them all and removes their files, but with {@code -Dtallystone.keep=true} not those
 * of a test that failed. Register it in a static field to keep them for all tests of a class.
 */
public final class Tallystone implements BeforeAllCallback, AfterEachCallback, AfterAllCallback {

  private final List<RunningProgram> programs = new CopyOnWriteArrayList<>();
  private final List<Path> directories = new ArrayList<>();
  private boolean shared;
  private boolean failed;

  /** A new folder, removed in the end. */
  public Path newDirectory() {
    try {
      Path directory = Files.createTempDirectory("tallystone-e2e-");
      directories.add(directory);
      return directory;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Starts a server in a new folder, on a free port. */
  public ServerProcess server(String... arguments) {
    return serverIn(newDirectory(), arguments);
  }

  /** Starts a server in this folder, on a free port. */
  public ServerProcess serverIn(Path directory, String... arguments) {
    return ServerProcess.start(
        directory, List.of(), Launcher.environment(), programs::add, Arrays.asList(arguments));
  }

  /** Starts a server by another command that gets the launcher's command line appended. */
  public ServerProcess serverUnder(List<String> prefix, Path directory, String... arguments) {
    return ServerProcess.start(
        directory, prefix, Launcher.environment(), programs::add, Arrays.asList(arguments));
  }

  /** Runs the launcher to its end. */
  public RunningProgram launch(String... arguments) {
    List<String> command = new ArrayList<>(List.of(Launcher.script().toString()));
    command.addAll(Arrays.asList(arguments));
    return run(Launcher.environment(), command);
  }

  /** Starts an agent that publishes to the server as root. */
  public AgentProcess agent(ServerProcess server, Path configuration, Path state) {
    return new AgentProcess(
        newDirectory(),
        List.of(
            Launcher.script().toString(),
            "agent",
            "--config",
            configuration.toString(),
            "--state-dir",
            state.toString()),
        server.clientEnvironment(server.root()),
        programs::add);
  }

  /** Starts an agent that publishes lines written to its standard input. */
  public RunningProgram agentOnStandardInput(ServerProcess server, String groupAndStream) {
    return start(
        server.clientEnvironment(server.root()),
        List.of(
            Launcher.script().toString(),
            "agent",
            "--stdin",
            groupAndStream,
            "--state-dir",
            newDirectory().resolve("state").toString()));
  }

  /** Runs a client to its end, within two minutes. */
  public RunningProgram run(Map<String, String> environment, List<String> command) {
    RunningProgram program = start(environment, command);
    program.awaitExit(Duration.ofMinutes(2));
    return program;
  }

  /** Starts a client. */
  public RunningProgram start(Map<String, String> environment, List<String> command) {
    RunningProgram program =
        RunningProgram.start(command.getFirst(), newDirectory(), environment, command);
    programs.add(program);
    return program;
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    shared = true;
  }

  @Override
  public void afterEach(ExtensionContext context) {
    if (context.getExecutionException().isPresent()) {
      failed = true;
      programs.forEach(p -> System.err.println(p.transcript()));
    }
    if (!shared) {
      cleanUp();
    }
  }

  @Override
  public void afterAll(ExtensionContext context) {
    cleanUp();
  }

  private void cleanUp() {
    for (RunningProgram program : programs) {
      program.close();
      program.awaitExit(Duration.ofSeconds(30));
    }
    programs.clear();
    if (failed && Boolean.getBoolean("tallystone.keep")) {
      System.err.println("kept: " + directories);
    } else {
      directories.forEach(Tallystone::delete);
    }
    directories.clear();
  }

  private static void delete(Path directory) {
    try (Stream<Path> tree = Files.walk(directory)) {
      for (Path path : tree.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot remove " + directory, e);
    }
  }
}
