package io.tallystone.wire.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.tallystone.wire.Call;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.CloudWatchLogsException;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogGroupsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogGroupsResponse;

final class AuthenticationLogTest {
  private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

  @Test
  void aFloodOfRefusalsIsCountedInsteadOfLogged() {
    AuthenticationLog log = new AuthenticationLog();
    List<Long> logged = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      log.admit(START.plusMillis(i)).ifPresent(logged::add);
    }
    assertThat(logged).hasSize(AuthenticationLog.LINES).containsOnly(0L);

    Instant later = START.plus(AuthenticationLog.WINDOW);
    assertThat(log.admit(later)).hasValue(1_000 - AuthenticationLog.LINES);
    assertThat(log.admit(later)).hasValue(0);
  }

  @Test
  void aClockSetBackDoesNotSilenceTheLog() {
    AuthenticationLog log = new AuthenticationLog();
    for (int i = 0; i < 100; i++) {
      log.admit(START);
    }
    assertThat(log.admit(START.minusSeconds(3_600))).isPresent();
  }

  @Test
  @DisplayName("faults row 1: a wrong signature leaves a line that says who and whence, no secret")
  void aWrongSignatureIsLoggedOnce() throws Exception {
    List<String> lines = new CopyOnWriteArrayList<>();
    Logger logger = Logger.getLogger(AuthenticationLog.class.getName());
    Handler handler =
        new Handler() {
          @Override
          public void publish(LogRecord event) {
            lines.add(event.getLevel() + " " + event.getMessage());
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    logger.addHandler(handler);
    try (TestServer server =
            TestServer.with(
                    TestOperations.logs(
                        TestOperations.operation(
                            "logs:DescribeLogGroups",
                            (DescribeLogGroupsRequest input, Call call) ->
                                DescribeLogGroupsResponse.builder().build())))
                .start();
        CloudWatchLogsClient logs =
            server.client(CloudWatchLogsClient.builder(), TestServer.KEY, "wrong")) {
      assertThat(catchThrowable(logs::describeLogGroups))
          .isInstanceOf(CloudWatchLogsException.class);
    } finally {
      logger.removeHandler(handler);
    }
    assertThat(lines)
        .singleElement()
        .asString()
        .startsWith("WARNING authentication refused: MISMATCH, access key " + TestServer.KEY)
        .contains("from 127.0.0.1, Logs_20140328.DescribeLogGroups, request ")
        .doesNotContain("Signature=");
  }
}
