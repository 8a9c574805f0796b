package io.tallystone.e2e.faults;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tallystone.e2e.process.LogEvents;
import io.tallystone.e2e.process.ServerProcess;
import io.tallystone.e2e.process.Tallystone;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;

/** What no SDK would send. The server is one for development, which asks for no signature. */
class RawHttpTest {

  @RegisterExtension static final Tallystone TALLYSTONE = new Tallystone();

  private static final String AUTHORIZATION =
      "AWS4-HMAC-SHA256 Credential=test/20260101/eu-central-1/logs/aws4_request,"
          + " SignedHeaders=host, Signature=00";

  private static ServerProcess server;
  private final HttpClient http = HttpClient.newHttpClient();

  @BeforeAll
  static void start() {
    server = TALLYSTONE.server("--dev");
  }

  @Test
  @DisplayName(
      "faults row 20: JSON 10,000 deep, duplicate keys and 1e999 are 400 SerializationException")
  void malformedJson() throws Exception {
    String deep = "[".repeat(10_000) + "]".repeat(10_000);
    for (String body :
        List.of(
            "{\"logGroupName\":" + deep + "}",
            "{\"unknown\":" + deep + "}",
            "{\"logGroupNamePrefix\":\"a\",\"logGroupNamePrefix\":\"b\"}",
            "{\"limit\":1e999}",
            "{\"limit\":",
            "no json",
            "[]")) {
      HttpResponse<String> answer = post("DescribeLogGroups", body.getBytes(UTF_8));
      assertThat(answer.statusCode())
          .as(body.substring(0, Math.min(60, body.length())))
          .isEqualTo(400);
      assertThat(answer.body()).contains("SerializationException");
    }
  }

  @Test
  @DisplayName("an unknown operation is 400 with the service's own code")
  void unknownOperation() throws Exception {
    HttpResponse<String> answer = post("MakeCoffee", "{}".getBytes(UTF_8));
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("UnknownOperationException");
    assertThat(answer.headers().firstValue("x-amzn-RequestId")).isPresent();
    assertThat(answer.headers().firstValue("Date")).isPresent();
  }

  @Test
  @DisplayName(
      "faults row 21: a gzip bomb is refused, truncated gzip and a wrong Content-Encoding too")
  void gzipBombs() throws Exception {
    byte[] bomb = gzip(200 << 20);
    assertThat(post("DescribeLogGroups", bomb, "Content-Encoding", "gzip").statusCode())
        .isEqualTo(413);
    byte[] whole = gzip(1000);
    byte[] truncated = java.util.Arrays.copyOf(whole, whole.length / 2);
    assertThat(post("DescribeLogGroups", truncated, "Content-Encoding", "gzip").statusCode())
        .isEqualTo(400);
    assertThat(
            post("DescribeLogGroups", "{}".getBytes(UTF_8), "Content-Encoding", "gzip")
                .statusCode())
        .isEqualTo(400);
    assertThat(post("DescribeLogGroups", "{}".getBytes(UTF_8)).statusCode()).isEqualTo(200);
  }

  @Test
  @DisplayName(
      "faults row 22: two lengths, or a length and chunks, are refused and the connection closed")
  void ambiguousFraming() throws Exception {
    for (String framing :
        List.of(
            "Content-Length: 2\r\nContent-Length: 3\r\n",
            "Content-Length: 2\r\nTransfer-Encoding: chunked\r\n",
            "Content-Length: -1\r\n",
            "Transfer-Encoding: identity, chunked, gzip\r\n")) {
      String answer =
          raw("POST / HTTP/1.1\r\nHost: localhost\r\n" + framing + "\r\n{}GET / HTTP/1.1\r\n\r\n");
      assertThat(answer).as(framing).startsWith("HTTP/1.1 400").containsOnlyOnce("HTTP/1.1 ");
    }
  }

  @Test
  @DisplayName("faults row 23: a header of 64 KiB and 1,000 headers get 431")
  void headersTooLarge() throws Exception {
    assertThat(
            raw(
                "GET / HTTP/1.1\r\nHost: localhost\r\nX-Long: "
                    + "a".repeat(64 << 10)
                    + "\r\n\r\n"))
        .startsWith("HTTP/1.1 431");
    assertThat(raw("GET / HTTP/1.1\r\nHost: localhost\r\n" + "X-Many: 1\r\n".repeat(1000) + "\r\n"))
        .startsWith("HTTP/1.1 431");
  }

  @Test
  @DisplayName("faults row 24: a thousand slow sockets hold up nobody")
  void slowSockets() throws Exception {
    URI endpoint = server.endpoint();
    List<Socket> slow = new ArrayList<>();
    try (CloudWatchLogsClient logs =
        server.logs(new io.tallystone.e2e.process.Credentials("k", "s"))) {
      LogEvents.create(logs, "/slow", "s");
      long[] alone = putOneByOne(logs, 200);
      for (int i = 0; i < 1000; i++) {
        Socket socket = new Socket(endpoint.getHost(), endpoint.getPort());
        slow.add(socket);
        socket.getOutputStream().write("POST / HTTP/1.1\r\nHost: local".getBytes(ISO_8859_1));
      }
      long[] beside = putOneByOne(logs, 200);
      System.err.printf(
          "slow sockets: PutLogEvents p99 %,d µs alone, %,d µs beside 1,000 of them%n",
          alone[197], beside[197]);
      assertThat(LogEvents.messages(logs, "/slow", "s")).hasSize(400);
      slow.getFirst().setSoTimeout(60_000);
      // What is not finished in time is answered (408) and closed, or just closed.
      String answer = new String(slow.getFirst().getInputStream().readAllBytes(), ISO_8859_1);
      assertThat(answer).doesNotStartWith("HTTP/1.1 200");
    } finally {
      for (Socket socket : slow) {
        socket.close();
      }
    }
  }

  /** Puts events one after the other; how long each call took, in microseconds, sorted. */
  private static long[] putOneByOne(CloudWatchLogsClient logs, int calls) {
    long[] micros = new long[calls];
    for (int i = 0; i < calls; i++) {
      long start = System.nanoTime();
      LogEvents.put(logs, "/slow", "s", "served " + i);
      micros[i] = (System.nanoTime() - start) / 1_000;
    }
    Arrays.sort(micros);
    return micros;
  }

  @Test
  @DisplayName(
      "faults row 33: whatever clients send, the server's own log has one clean line per event")
  void ownLogIsOneLinePerEvent() throws Exception {
    String evil = "x\r\n2026-01-01T00:00:00Z INFO Forged: line\u001b[31m\u202e<img onerror=1>";
    String json = "{\"logGroupName\":\"x\\r\\n2026 INFO Forged: line\\u001b[31m\\u202e\"}";
    post("DescribeLogStreams", json.getBytes(UTF_8));
    post("CreateLogGroup", json.getBytes(UTF_8));
    post("Make\tCoffee", json.getBytes(UTF_8));
    raw(
        "POST /%0d%0aForged:%20path HTTP/1.1\r\nHost: localhost\r\nX-Amz-Target: Logs_20140328.X\u001b[31m\r\n\r\n");
    raw(evil + "\r\n\r\n");
    raw("GET / HTTP/1.1\r\nHost: local\u0000host\r\n\r\n");
    raw(
        "POST / HTTP/1.1\r\nHost: localhost\r\nAuthorization: AWS4 \u001b]0;evil\u0007\r\nContent-Length: 0\r\n\r\n");

    assertThat(server.program().err().lines())
        .allSatisfy(
            line -> {
              assertThat(line).matches("\\d{4}-\\d\\d-\\d\\dT\\S+Z [A-Z]+ \\S+: .*");
              assertThat(line.chars().filter(c -> Character.isISOControl(c) || c == '\u202e'))
                  .isEmpty();
              assertThat(line).doesNotStartWith("2026-01-01T00:00:00Z");
            });
  }

  private HttpResponse<String> post(String operation, byte[] body, String... headers)
      throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(server.endpoint())
            .header("Authorization", AUTHORIZATION)
            .header("X-Amz-Date", "20260101T000000Z")
            .header("X-Amz-Target", "Logs_20140328." + operation)
            .header("Content-Type", "application/x-amz-json-1.1")
            .POST(BodyPublishers.ofByteArray(body));
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    return http.send(request.build(), BodyHandlers.ofString());
  }

  private static String raw(String request) throws IOException {
    URI endpoint = server.endpoint();
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    try (Socket socket = new Socket(endpoint.getHost(), endpoint.getPort())) {
      socket.setSoTimeout(60_000);
      send(socket, request);
      InputStream in = socket.getInputStream();
      for (int octet = in.read(); octet >= 0; octet = in.read()) {
        answer.write(octet);
      }
    } catch (SocketException reset) {
      return answer.toString(ISO_8859_1); // closed with bytes of ours on the way
    }
    return answer.toString(ISO_8859_1);
  }

  private static void send(Socket socket, String request) throws IOException {
    try {
      socket.getOutputStream().write(request.getBytes(UTF_8));
      socket.shutdownOutput();
    } catch (SocketException refusedHalfway) {
      return; // the answer is there to read all the same
    }
  }

  private static byte[] gzip(int zeros) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      byte[] block = new byte[1000];
      for (int i = 0; i < zeros / block.length; i++) {
        gzip.write(block);
      }
    }
    return bytes.toByteArray();
  }
}
