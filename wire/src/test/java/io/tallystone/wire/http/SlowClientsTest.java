package io.tallystone.wire.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.tallystone.wire.Call;
import io.tallystone.wire.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogGroupsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogGroupsResponse;

/** Limits are short here: 400 ms for a head, 10 kB/s for a body that may be 500 ms late. */
class SlowClientsTest {
  private static final Service LOGS =
      TestOperations.logs(
          TestOperations.operation(
              "logs:DescribeLogGroups",
              (DescribeLogGroupsRequest input, Call call) ->
                  DescribeLogGroupsResponse.builder().nextToken("served").build()));
  private TestServer server;

  @BeforeEach
  void start() throws Exception {
    server = TestServer.with(LOGS).dev().limits(TestLimits.IMPATIENT).start();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  @DisplayName("faults row 24: slow sockets are closed, and others are served meanwhile")
  void slowSocketsAreClosedAndOthersServed() throws Exception {
    List<RawClient> slow = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      slow.add(server.raw().send("POST / HTTP/1.1\r\nHost: a\r\nX-Slow: "));
    }
    try (RawClient quick = server.raw()) {
      for (int i = 0; i < 50; i++) {
        assertThat(quick.send(RawClient.call("DescribeLogGroups", "{}")).readAnswer())
            .contains("served");
      }
    }
    for (RawClient client : slow) {
      assertThat(client.readAll()).isEmpty();
      client.close();
    }
  }

  @Test
  @DisplayName("faults row 24: a header that drips in is given up")
  void aHeaderThatDripsInIsGivenUp() throws Exception {
    try (RawClient raw = server.raw()) {
      raw.send("POST / HTTP/1.1\r\n");
      assertThat(drip(raw, "X-Slow: 1\r\n")).isEmpty();
    }
  }

  @Test
  @DisplayName("faults row 24: a body that drips in is given up")
  void aBodyThatDripsInIsGivenUp() throws Exception {
    try (RawClient raw = server.raw()) {
      raw.send(RawClient.call("DescribeLogGroups") + "Content-Length: 100000\r\n\r\n");
      assertThat(drip(raw, "{")).startsWith("HTTP/1.1 408").contains("RequestTimeoutException");
    }
  }

  @Test
  @DisplayName("faults row 24: a body that stops is given up")
  void aBodyThatStopsIsGivenUp() throws Exception {
    try (RawClient raw = server.raw()) {
      raw.send(RawClient.call("DescribeLogGroups") + "Content-Length: 100000\r\n\r\n{");
      assertThat(raw.readAll()).startsWith("HTTP/1.1 408").contains("RequestTimeoutException");
    }
  }

  @Test
  @DisplayName("faults row 24: a body that came fast and then stops is given up as well")
  void aBodyThatCameFastAndThenStopsIsGivenUp() throws Exception {
    try (RawClient raw = server.raw()) {
      raw.send(call(1 << 20)).send(" ".repeat(900_000)); // as much as 90 s would allow on average
      assertThat(raw.readAll()).startsWith("HTTP/1.1 408").contains("RequestTimeoutException");
    }
  }

  @Test
  @Timeout(60)
  @DisplayName("faults row 24: bodies that stop halfway do not keep others out")
  void bodiesThatStopHalfwayDoNotKeepOthersOut() throws Exception {
    List<RawClient> stopped = new ArrayList<>();
    for (int i = 0; i < 8; i++) { // of 1 MiB each, where there is room for four
      stopped.add(server.raw().send(call(1 << 20)).send(" ".repeat(300_000)));
    }
    String large = RawClient.call("DescribeLogGroups", "{}" + " ".repeat((1 << 20) - 2));
    String answer = "";
    while (!answer.contains("served")) { // on a busy machine this client can be too slow as well
      try (RawClient other = server.raw()) {
        answer = other.send(large).readAnswer();
      }
    }
    for (RawClient client : stopped) {
      client.close();
    }
  }

  private static String call(int announced) {
    return RawClient.call("DescribeLogGroups") + "Content-Length: " + announced + "\r\n\r\n";
  }

  /** Sends again and again, far below every idle timeout, until the server has had enough. */
  private static String drip(RawClient raw, String drop) throws Exception {
    ScheduledExecutorService dripping = Executors.newSingleThreadScheduledExecutor();
    var _ =
        dripping.scheduleAtFixedRate(
            () -> {
              try {
                raw.socket.getOutputStream().write(drop.getBytes(ISO_8859_1));
              } catch (IOException closed) {
                throw new UncheckedIOException(closed); // ends the drip
              }
            },
            0,
            50,
            TimeUnit.MILLISECONDS);
    try {
      return raw.readAll();
    } finally {
      dripping.shutdownNow();
    }
  }
}
