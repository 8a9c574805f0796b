package io.tallystone.wire.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.tallystone.wire.Call;
import io.tallystone.wire.Service;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogGroupsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogGroupsResponse;

/** Limits are short here: 400 ms for a head, 2 s idle, 10 kB/s after 300 ms. */
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

  /** Sends again and again, far below every idle timeout, until the server has had enough. */
  private static String drip(RawClient raw, String drop) throws Exception {
    Thread dripping =
        Thread.startVirtualThread(
            () -> {
              try {
                while (!Thread.interrupted()) {
                  raw.socket.getOutputStream().write(drop.getBytes(ISO_8859_1));
                  Thread.sleep(50);
                }
              } catch (IOException | InterruptedException closed) {
                return;
              }
            });
    try {
      return raw.readAll();
    } finally {
      dripping.interrupt();
      dripping.join();
    }
  }
}
