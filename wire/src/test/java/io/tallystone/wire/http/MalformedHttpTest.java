package io.tallystone.wire.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallystone.wire.Call;
import io.tallystone.wire.Service;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogGroupsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogGroupsResponse;

class MalformedHttpTest {
  private static final Service LOGS =
      TestOperations.logs(
          TestOperations.operation(
              "logs:DescribeLogGroups",
              (DescribeLogGroupsRequest input, Call call) ->
                  DescribeLogGroupsResponse.builder().nextToken("served").build()));
  private TestServer server;

  @BeforeEach
  void start() throws Exception {
    server = TestServer.with(LOGS).dev().limits(TestLimits.SMALL).start();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @DisplayName("faults row 22: framing that could be read in two ways is refused, and closed")
  @ValueSource(
      strings = {
        "Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        "Transfer-Encoding: chunked\r\nContent-Length: 2\r\n\r\n0\r\n\r\n",
        "Content-Length: 2\r\nContent-Length: 3\r\n\r\n{} ",
        "Content-Length: 2\r\nContent-Length: 2\r\n\r\n{}",
        "Content-Length: 2, 3\r\n\r\n{} ",
        "Content-Length: -1\r\n\r\n",
        "Content-Length: +2\r\n\r\n{}",
        "Content-Length: 0x2\r\n\r\n{}",
        "Content-Length: 99999999999999999999\r\n\r\n{}",
        "Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n",
        "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n",
        "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        "Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n",
        "Transfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n",
        "Transfer-Encoding: chunked\r\n\r\n-2\r\n{}\r\n0\r\n\r\n",
        "X-A: b\r\n folded\r\nContent-Length: 2\r\n\r\n{}",
        "X-A\r\nContent-Length: 2\r\n\r\n{}",
        "X-A: a\u0000b\r\nContent-Length: 2\r\n\r\n{}",
        "Host: other\r\nContent-Length: 2\r\n\r\n{}",
      })
  void ambiguousFramingIsRefused(String rest) throws Exception {
    try (RawClient raw = server.raw()) {
      String smuggled = "GET /smuggled HTTP/1.1\r\nHost: a\r\n\r\n";
      String answers = raw.send(RawClient.call("DescribeLogGroups") + rest + smuggled).readAll();

      assertThat(answers).startsWith("HTTP/1.1 400").doesNotContain("UnknownOperation");
      assertThat(answers.split("HTTP/1\\.1 ", -1)).as("one answer").hasSize(2);
    }
  }

  @Test
  @DisplayName("faults row 22: a body shorter than it says is refused")
  void aBodyThatEndsEarlyIsRefused() throws Exception {
    try (RawClient raw = server.raw()) {
      raw.send(RawClient.call("DescribeLogGroups") + "Content-Length: 10\r\n\r\n{}");
      raw.socket.shutdownOutput();
      assertThat(raw.readAll()).startsWith("HTTP/1.1 400");
    }
    assertThat(server.outcomes).allSatisfy(outcome -> assertThat(outcome.status()).isEqualTo(400));
  }

  @Test
  @DisplayName("faults row 22: bytes past the body are no request")
  void aBodyLongerThanItSaysClosesTheConnection() throws Exception {
    try (RawClient raw = server.raw()) {
      raw.send(RawClient.call("DescribeLogGroups") + "Content-Length: 2\r\n\r\n{}garbage\r\n\r\n");
      assertThat(raw.readAnswer()).startsWith("HTTP/1.1 200");
      assertThat(raw.readAll()).startsWith("HTTP/1.1 400");
    }
  }

  @Test
  @DisplayName("faults row 23: a header of 64 KiB and 1,000 headers get 431")
  void tooMuchHeaderIsRefused() throws Exception {
    try (RawClient raw = server.raw()) {
      String large = "X-Large: " + "x".repeat(64 << 10) + "\r\n";
      assertThat(raw.send("GET / HTTP/1.1\r\nHost: a\r\n" + large + "\r\n").readAll())
          .startsWith("HTTP/1.1 431")
          .contains("x-amzn-RequestId: ")
          .contains("Date: ");
    }
    try (RawClient raw = server.raw()) {
      StringBuilder many = new StringBuilder();
      for (int i = 0; i < 1_000; i++) {
        many.append("x").append(i).append(": 1\r\n");
      }
      assertThat(raw.send("GET / HTTP/1.1\r\nHost: a\r\n" + many + "\r\n").readAnswer())
          .startsWith("HTTP/1.1 431")
          .contains("x-amzn-RequestId: ");
    }
    try (RawClient raw = server.raw()) {
      assertThat(
              raw.send("GET /" + "x".repeat(64 << 10) + " HTTP/1.1\r\nHost: a\r\n\r\n").readAll())
          .startsWith("HTTP/1.1 4")
          .contains("x-amzn-RequestId: ");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\r\n",
        "GARBAGE\r\n\r\n",
        "GET / HTTP/9.9\r\n\r\n",
        "GET /%zz HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET / HTTP/1.1\r\n\r\n",
        "GET http://[ HTTP/1.1\r\nHost: a\r\n\r\n",
        "OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n",
        "\u0016\u0003\u0001\u0002\u0000\u0001"
      })
  void whatIsNoCallNeverHarmsTheNext(String nonsense) throws Exception {
    try (RawClient raw = server.raw()) {
      raw.send(nonsense);
      raw.socket.shutdownOutput();
      assertThat(raw.readAll()).doesNotContain("HTTP/1.1 500").doesNotContain("HTTP/1.1 200");
    }
    try (RawClient raw = server.raw()) {
      assertThat(raw.send(RawClient.call("DescribeLogGroups", "{}")).readAnswer())
          .contains("served");
    }
  }

  @Test
  void http10AndKeepAliveAreServed() throws Exception {
    try (RawClient raw = server.raw()) {
      String call = RawClient.call("DescribeLogGroups", "{}");
      assertThat(raw.send(call).readAnswer()).contains("served");
      assertThat(raw.send(call + call).readAnswer()).contains("served");
      assertThat(raw.readAnswer()).contains("served");
      assertThat(raw.send(call.replace("HTTP/1.1", "HTTP/1.0")).readAll()).contains("served");
    }
  }

  @Test
  void requestIdsAreUnique() throws Exception {
    try (RawClient raw = server.raw()) {
      String call = RawClient.call("DescribeLogGroups", "{}");
      raw.send(call).readAnswer();
      raw.send(call).readAnswer();
    }
    assertThat(server.outcomes)
        .extracting(o -> o.call().requestId())
        .hasSize(2)
        .doesNotHaveDuplicates();
  }
}
