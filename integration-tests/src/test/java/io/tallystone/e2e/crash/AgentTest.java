package io.tallystone.e2e.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallystone.e2e.process.AgentProcess;
import io.tallystone.e2e.process.Await;
import io.tallystone.e2e.process.LogEvents;
import io.tallystone.e2e.process.RunningProgram;
import io.tallystone.e2e.process.ServerProcess;
import io.tallystone.e2e.process.Tallystone;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;

/** The packaged agent in front of the packaged server. */
class AgentTest {

  private static final String GROUP = "/e2e/agent";
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final DateTimeFormatter TIMES =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS").withZone(ZoneOffset.UTC);

  @RegisterExtension final Tallystone tallystone = new Tallystone();

  @Test
  void stackTracesAndEncodingsArriveAsTheyWereMeant() throws Exception {
    ServerProcess server = tallystone.server();
    Path folder = tallystone.newDirectory();
    AgentProcess agent =
        tallystone.agent(
            server,
            configuration(
                folder,
                source(
                    folder,
                    "trace",
                    """
                    , "timestamp_format": "%Y-%m-%d %H:%M:%S.%f", "timezone": "UTC",
                    "multi_line_start_pattern": "{timestamp_format}"\
                    """),
                source(folder, "latin", ", \"encoding\": \"iso-8859-1\""),
                source(folder, "wide", ", \"encoding\": \"utf-16le\"")),
            tallystone.newDirectory().resolve("state"));
    agent.awaitFollowing();

    Instant when = Instant.now().minusSeconds(5).truncatedTo(ChronoUnit.MILLIS);
    String trace =
        TIMES.format(when)
            + " ERROR boom\njava.lang.Error: boom\n\tat a.B.c(B.java:1)\n\nCaused by: none";
    append(folder, "trace", StandardCharsets.UTF_8, trace + "\n");
    append(
        folder, "trace", StandardCharsets.UTF_8, TIMES.format(when.plusMillis(1)) + " INFO on\n");
    append(folder, "latin", StandardCharsets.ISO_8859_1, "caf\u00e9 \u00fcber\n");
    append(folder, "wide", StandardCharsets.UTF_16LE, "\u2603 \ud83d\ude00\nnext\n");

    try (CloudWatchLogsClient logs = server.logs()) {
      Await.until("all arrived", SOON, () -> LogEvents.filter(logs, GROUP, "").size() == 5);
      List<FilteredLogEvent> traced = LogEvents.filter(logs, GROUP, "boom");
      assertThat(traced).extracting(FilteredLogEvent::message).containsExactly(trace);
      assertThat(traced.getFirst().timestamp()).isEqualTo(when.toEpochMilli());
      assertThat(LogEvents.messages(logs, GROUP, "latin")).containsExactly("caf\u00e9 \u00fcber");
      assertThat(LogEvents.messages(logs, GROUP, "wide"))
          .containsExactly("\u2603 \ud83d\ude00", "next");
    }
    agent.stop();
  }

  @Test
  void linesWaitInTheSpoolWhileTheServerIsAwayAlsoOverARestartOfTheAgent() throws Exception {
    ServerProcess server = tallystone.server();
    Path folder = tallystone.newDirectory();
    Path state = tallystone.newDirectory().resolve("state");
    AgentProcess agent =
        tallystone.agent(server, configuration(folder, source(folder, "app", "")), state);
    agent.awaitFollowing();
    append(folder, "app", StandardCharsets.UTF_8, lines(0, 100));
    try (CloudWatchLogsClient logs = server.logs()) {
      Await.until("the first", SOON, () -> LogEvents.messages(logs, GROUP, "app").size() == 100);
    }

    server.kill9();
    String waiting = lines(100, 5000);
    append(folder, "app", StandardCharsets.UTF_8, waiting);
    // Of two neighbours, one at most lies across the end of a database page.
    Await.until(
        "all is spooled", SOON, () -> holds(state, "line 4998") || holds(state, "line 4999"));
    agent.stop();
    Files.delete(folder.resolve("app.log"));
    agent.restart();
    agent.awaitFollowing();
    append(folder, "app", StandardCharsets.UTF_8, lines(5000, 5100));
    server.restart();

    try (CloudWatchLogsClient logs = server.logs()) {
      Await.until("the rest", SOON, () -> LogEvents.messages(logs, GROUP, "app").size() >= 5100);
      agent.stop();
      assertThat(LogEvents.messages(logs, GROUP, "app"))
          .containsExactlyElementsOf(IntStream.range(0, 5100).mapToObj(i -> "line " + i).toList());
    }
  }

  @Test
  void standardInputIsPublishedToItsEnd() throws Exception {
    ServerProcess server = tallystone.server();
    RunningProgram agent = tallystone.agentOnStandardInput(server, GROUP + ":piped");
    try (OutputStream input = agent.process().getOutputStream()) {
      input.write(lines(0, 1000).getBytes(StandardCharsets.UTF_8));
      input.write("no line break at the end".getBytes(StandardCharsets.UTF_8));
    }
    assertThat(agent.awaitExit(SOON)).as(agent.transcript()).isZero();
    try (CloudWatchLogsClient logs = server.logs()) {
      assertThat(LogEvents.messages(logs, GROUP, "piped"))
          .hasSize(1001)
          .startsWith("line 0")
          .endsWith("line 999", "no line break at the end");
    }
  }

  /** Whether a file of the folder holds the text. */
  private static boolean holds(Path folder, String text) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        if (Files.readString(file, StandardCharsets.ISO_8859_1).contains(text)) {
          return true;
        }
      }
    }
    return false;
  }

  private static String lines(int from, int to) {
    StringBuilder text = new StringBuilder();
    for (int i = from; i < to; i++) {
      text.append("line ").append(i).append('\n');
    }
    return text.toString();
  }

  private static void append(Path folder, String name, Charset charset, String text)
      throws IOException {
    Files.writeString(
        folder.resolve(name + ".log"),
        text,
        charset,
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }

  private static String source(Path folder, String name, String more) {
    return """
        {"file_path": "%s/%s.log", "log_group_name": "%s", "log_stream_name": "%s"%s}"""
        .formatted(folder, name, GROUP, name, more);
  }

  private static Path configuration(Path folder, String... sources) throws IOException {
    return Files.writeString(
        folder.resolve("agent.json"),
        """
        {"logs": {"force_flush_interval": 1,
          "logs_collected": {"files": {"collect_list": [%s]}}}}
        """
            .formatted(String.join(",\n", sources)));
  }
}
