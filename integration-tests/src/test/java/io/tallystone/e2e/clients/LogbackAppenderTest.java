package io.tallystone.e2e.clients;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallystone.e2e.process.Launcher;
import io.tallystone.e2e.process.RunningProgram;
import io.tallystone.e2e.process.ServerProcess;
import io.tallystone.e2e.process.Tallystone;
import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.OutputLogEvent;

/** The logback appender {@code ca.pjer:logback-awslogs-appender} against the packaged server. */
class LogbackAppenderTest {

  private static final String GROUP = "/e2e/logback";

  @RegisterExtension final Tallystone tallystone = new Tallystone();

  @Test
  void everyLogLineArrivesInOrder() {
    ServerProcess server = tallystone.server();

    RunningProgram program =
        tallystone.run(
            server.clientEnvironment(server.root()),
            List.of(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-Dlogback.configurationFile=" + Launcher.client("java/logback.xml"),
                "-cp",
                classPathOfTheProgram(),
                LogbackProgram.class.getName()));
    assertThat(program.process().exitValue()).as(program.transcript()).isZero();

    try (CloudWatchLogsClient logs = server.logs()) {
      List<String> messages =
          logs
              .getLogEventsPaginator(
                  r -> r.logGroupName(GROUP).logStreamName("app").startFromHead(true))
              .events()
              .stream()
              .map(OutputLogEvent::message)
              .toList();
      assertThat(messages).as(program.transcript()).hasSize(121);
      assertThat(messages.subList(0, 120))
          .containsExactlyElementsOf(
              IntStream.rangeClosed(1, 120)
                  .mapToObj(i -> "INFO shop order " + i + " taken\n")
                  .toList());
      assertThat(messages.getLast())
          .startsWith(
              "ERROR shop payment failed\njava.lang.IllegalStateException: no connection\n\tat ");
      assertThat(
              logs.describeLogGroups(r -> r.logGroupNamePrefix(GROUP))
                  .logGroups()
                  .getFirst()
                  .retentionInDays())
          .isEqualTo(30);
    }
  }

  /** Our own tests log through another binding of slf4j. */
  private static String classPathOfTheProgram() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .filter(entry -> !entry.contains("slf4j-jdk14"))
        .collect(Collectors.joining(File.pathSeparator));
  }
}
