package io.tallystone.e2e.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallystone.e2e.process.AgentProcess;
import io.tallystone.e2e.process.Await;
import io.tallystone.e2e.process.ServerProcess;
import io.tallystone.e2e.process.Tallystone;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.OutputLogEvent;

/**
 * Kills the agent and the server at random moments while applications write and rotate their logs.
 */
class AgentKillTest {

  private static final int KILLS =
      Integer.getInteger("tallystone.kills", Boolean.getBoolean("tallystone.long") ? 200 : 10);
  private static final String GROUP = "/e2e/agent";
  private static final Duration LONG_ENOUGH = Duration.ofMinutes(5);

  private final long seed = Long.getLong("tallystone.seed", System.nanoTime());
  private final Random random = new Random(seed);

  @RegisterExtension final Tallystone tallystone = new Tallystone();

  @Test
  @DisplayName(
      "faults row 34: no line is lost or doubled over kill -9 of agent and server and over rotation")
  void everyLineArrivesExactlyOnce() throws Exception {
    System.err.println("AgentKillTest: " + KILLS + " kills, -Dtallystone.seed=" + seed);
    ServerProcess server =
        tallystone.server("--memory-table-mib", "1", "--memory-table-age", "PT1S");
    Path folder = tallystone.newDirectory();
    AgentProcess agent =
        tallystone.agent(server, configuration(folder), tallystone.newDirectory().resolve("state"));
    agent.awaitFollowing();
    LineGenerator renaming =
        new LineGenerator(
            folder.resolve("renamed.log"),
            LineGenerator.Rotation.RENAME,
            n -> {},
            random.nextLong());
    LineGenerator truncating =
        new LineGenerator(
            folder.resolve("truncated.log"),
            LineGenerator.Rotation.TRUNCATE,
            lines -> awaitLines(server, "truncated", lines),
            random.nextLong());
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> applications =
          List.of(threads.submit(run(renaming)), threads.submit(run(truncating)));
      try {
        for (int kill = 0; kill < KILLS; kill++) {
          TimeUnit.MILLISECONDS.sleep(random.nextInt(2000)); // the moment of the kill, at random
          killOneOrBoth(server, agent);
        }
      } finally { // a failure would wait for them for ever
        renaming.stop();
        truncating.stop();
      }
      for (Future<?> application : applications) {
        application.get(LONG_ENOUGH.toSeconds(), TimeUnit.SECONDS);
      }
    }
    awaitLines(server, "renamed", renaming.written());
    awaitLines(server, "truncated", truncating.written());
    agent.stop(); // whatever it still had is published now, doubles included
    assertThat(numbers(server, "renamed"))
        .as("lines of the file rotated by rename, seed %s", seed)
        .containsExactlyInAnyOrderElementsOf(upTo(renaming.written()));
    assertThat(numbers(server, "truncated"))
        .as("lines of the file truncated, seed %s", seed)
        .containsExactlyInAnyOrderElementsOf(upTo(truncating.written()));
    assertThat(renaming.rotations()).isGreaterThan(3);
    assertThat(truncating.rotations()).isPositive();
  }

  private void killOneOrBoth(ServerProcess server, AgentProcess agent) {
    int which = random.nextInt(3);
    if (which != 0) {
      agent.kill9();
    }
    if (which != 1) {
      server.kill9();
      server.restart();
    }
    if (which != 0) {
      agent.restart();
    }
  }

  private static Callable<Integer> run(LineGenerator generator) {
    return () -> {
      generator.run();
      return generator.written();
    };
  }

  private static void awaitLines(ServerProcess server, String stream, int lines)
      throws InterruptedException {
    try {
      Await.until(
          "lines 1 to " + lines + " in " + stream,
          LONG_ENOUGH,
          () -> numbers(server, stream).stream().distinct().count() >= lines);
    } catch (AssertionError e) {
      List<Integer> missing = new ArrayList<>(upTo(lines));
      missing.removeAll(new HashSet<>(numbers(server, stream)));
      throw new AssertionError(missing.size() + " lines are missing: " + missing, e);
    }
  }

  private static List<Integer> numbers(ServerProcess server, String stream) {
    try (CloudWatchLogsClient logs = server.logs()) {
      return logs
          .getLogEventsPaginator(
              r -> r.logGroupName(GROUP).logStreamName(stream).startFromHead(true))
          .events()
          .stream()
          .map(OutputLogEvent::message)
          .map(m -> Integer.valueOf(m.split(" ", 3)[1]))
          .toList();
    }
  }

  private static List<Integer> upTo(int last) {
    return IntStream.rangeClosed(1, last).boxed().toList();
  }

  private static Path configuration(Path folder) throws IOException {
    Path file = folder.resolve("agent.json");
    return Files.writeString(
        file,
        """
        {"logs": {"force_flush_interval": 1, "logs_collected": {"files": {"collect_list": [
          {"file_path": "%1$s/renamed.log", "log_group_name": "%2$s", "log_stream_name": "renamed"},
          {"file_path": "%1$s/truncated.log", "log_group_name": "%2$s", "log_stream_name": "truncated"}
        ]}}}}
        """
            .formatted(folder, GROUP));
  }
}
