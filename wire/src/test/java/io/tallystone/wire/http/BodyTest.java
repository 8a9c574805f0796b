package io.tallystone.wire.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tallystone.wire.Call;
import io.tallystone.wire.Service;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogGroupsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogGroupsResponse;

class BodyTest {
  private static final Service LOGS =
      TestOperations.logs(
          TestOperations.operation(
              "logs:DescribeLogGroups",
              (DescribeLogGroupsRequest input, Call call) ->
                  DescribeLogGroupsResponse.builder()
                      .nextToken("prefix:" + input.logGroupNamePrefix())
                      .build()));
  private static final String BODY = "{\"logGroupNamePrefix\":\"abc\"}";
  private TestServer server;
  private RawClient raw;

  @BeforeEach
  void start() throws Exception {
    server = TestServer.with(LOGS).dev().limits(TestLimits.SMALL).start();
    raw = server.raw();
  }

  @AfterEach
  void stop() throws Exception {
    raw.close();
    server.close();
  }

  @Test
  void aGzipBodyIsDecoded() throws Exception {
    assertThat(encoded("gzip", gzip(BODY.getBytes(UTF_8))))
        .startsWith("HTTP/1.1 200")
        .contains("prefix:abc");
    assertThat(encoded("GZIP", gzip(BODY.getBytes(UTF_8)))).contains("prefix:abc");
    assertThat(encoded("identity", BODY.getBytes(UTF_8))).contains("prefix:abc");
  }

  @Test
  @DisplayName("faults row 21: a gzip bomb is refused, and memory stays flat")
  void aGzipBombIsRefused() throws Exception {
    byte[] bomb = gzip(new byte[64 << 20]); // 1:1000; with more than the budget it would be a 503
    for (int i = 0; i < 3; i++) {
      try (RawClient client = server.raw()) {
        assertThat(encoded(client, "gzip", bomb))
            .startsWith("HTTP/1.1 413")
            .contains("RequestEntityTooLargeException");
      }
    }
    assertThat(raw.send(RawClient.call("DescribeLogGroups", BODY)).readAnswer())
        .contains("prefix:abc");
  }

  @Test
  @DisplayName("faults row 21: truncated gzip and wrong Content-Encoding are refused")
  void aBodyThatIsNotWhatItSaysIsRefused() throws Exception {
    byte[] whole = gzip(BODY.getBytes(UTF_8));
    byte[] damaged = whole.clone();
    damaged[damaged.length - 5] ^= 1; // its checksum

    assertThat(encoded("gzip", Arrays.copyOf(whole, whole.length - 3)))
        .startsWith("HTTP/1.1 400")
        .contains("MalformedHttpRequestException");
    assertThat(encoded("gzip", damaged)).startsWith("HTTP/1.1 400");
    assertThat(encoded("gzip", BODY.getBytes(UTF_8))).startsWith("HTTP/1.1 400");
    assertThat(encoded("gzip", new byte[0])).startsWith("HTTP/1.1 400");
    assertThat(encoded("br", BODY.getBytes(UTF_8)))
        .startsWith("HTTP/1.1 400")
        .contains("Content-Encoding");
    assertThat(encoded("gzip, gzip", whole)).startsWith("HTTP/1.1 400");
    assertThat(encoded("gzip", whole)).startsWith("HTTP/1.1 200");
    assertThat(server.outcomes)
        .extracting(o -> o.status())
        .containsExactly(400, 400, 400, 400, 400, 400, 200);
  }

  @Test
  void aBodyAsLargeAsAllowedPassesAndOneByteMoreDoesNot() throws Exception {
    String most = BODY + " ".repeat((1 << 20) - BODY.length());
    assertThat(raw.send(RawClient.call("DescribeLogGroups", most)).readAnswer())
        .contains("prefix:abc");
    assertThat(raw.send(chunked(most)).readAnswer()).contains("prefix:abc");
    try (RawClient other = server.raw()) {
      assertThat(other.send(chunked(most + " ")).readAnswer()).startsWith("HTTP/1.1 413");
    }
    assertThat(raw.send(RawClient.call("DescribeLogGroups", most + " ")).readAll())
        .startsWith("HTTP/1.1 413");
  }

  @Test
  void aClientThatExpectsToContinueIsToldTo() throws Exception {
    String head =
        RawClient.call("DescribeLogGroups")
            + "Expect: 100-continue\r\nContent-Length: "
            + BODY.length()
            + "\r\n\r\n";
    assertThat(raw.send(head).readAnswer()).startsWith("HTTP/1.1 100 Continue");
    assertThat(raw.send(BODY).readAnswer()).startsWith("HTTP/1.1 200").contains("prefix:abc");
  }

  @Test
  void aClientThatExpectsToContinueWithTooMuchIsRefusedBeforeItSends() throws Exception {
    String head =
        RawClient.call("DescribeLogGroups")
            + "Expect: 100-continue\r\nContent-Length: 99999999\r\n\r\n";
    assertThat(raw.send(head).readAll())
        .startsWith("HTTP/1.1 413")
        .contains("RequestEntityTooLargeException");
  }

  @Test
  @DisplayName("faults row 20: a body of very many tiny values is refused before it is all decoded")
  void aBodyOfVeryManyTinyValuesIsRefused() throws Exception {
    String many = "{\"accountIdentifiers\":[" + "\"\",".repeat(300_000) + "\"\"]}";
    for (int i = 0; i < 3; i++) {
      assertThat(raw.send(RawClient.call("DescribeLogGroups", many)).readAnswer())
          .startsWith("HTTP/1.1 413")
          .contains("RequestEntityTooLargeException")
          .contains("too many values");
    }
    assertThat(raw.send(RawClient.call("DescribeLogGroups", BODY)).readAnswer())
        .contains("prefix:abc");
  }

  @Test
  void theBudgetIsGivenBackWhateverHappens() throws Exception {
    String most = BODY + " ".repeat((1 << 20) - BODY.length());
    for (int i = 0; i < 20; i++) { // each takes a quarter of the budget
      assertThat(raw.send(RawClient.call("DescribeLogGroups", most)).readAnswer())
          .startsWith("HTTP/1.1 200");
      assertThat(
              raw.send(RawClient.call("DescribeLogGroups", "x" + most.substring(1))).readAnswer())
          .startsWith("HTTP/1.1 400");
    }
  }

  private String encoded(String encoding, byte[] body) throws Exception {
    return encoded(raw, encoding, body);
  }

  private static String encoded(RawClient client, String encoding, byte[] body) throws Exception {
    String head =
        RawClient.call("DescribeLogGroups")
            + "Content-Encoding: "
            + encoding
            + "\r\nContent-Length: "
            + body.length
            + "\r\n\r\n";
    return client.send(head).send(body).readAnswer();
  }

  private static String chunked(String body) {
    return RawClient.call("DescribeLogGroups")
        + "Transfer-Encoding: chunked\r\n\r\n"
        + Integer.toHexString(body.length())
        + "\r\n"
        + body
        + "\r\n0\r\n\r\n";
  }

  private static byte[] gzip(byte[] content) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(content);
    }
    assertThat(out.toString(ISO_8859_1)).isNotEmpty();
    return out.toByteArray();
  }
}
