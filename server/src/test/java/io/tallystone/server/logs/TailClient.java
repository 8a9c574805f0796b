package io.tallystone.server.logs;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Queue;
import software.amazon.eventstream.HeaderValue;
import software.amazon.eventstream.Message;
import software.amazon.eventstream.MessageDecoder;

/** Reads a Live Tail session off the wire. */
final class TailClient implements AutoCloseable {
  private final HttpClient http;
  private final InputStream body;
  private final Queue<Message> messages = new ArrayDeque<>();
  private final MessageDecoder decoder = new MessageDecoder(messages::add);

  private TailClient(HttpClient http, InputStream body) {
    this.http = http;
    this.body = body;
  }

  static TailClient start(URI server, String request) throws IOException, InterruptedException {
    HttpClient http = HttpClient.newHttpClient();
    HttpResponse<InputStream> answer =
        http.send(
            request(server, "StartLiveTail")
                .POST(HttpRequest.BodyPublishers.ofString(request))
                .build(),
            HttpResponse.BodyHandlers.ofInputStream());
    return new TailClient(http, answer.body());
  }

  /** A request that the development mode accepts; the signature is made up. */
  static HttpRequest.Builder request(URI server, String operation) {
    return HttpRequest.newBuilder(server)
        .header("Content-Type", "application/x-amz-json-1.1")
        .header("X-Amz-Target", "Logs_20140328." + operation)
        .header("X-Amz-Date", "20260301T120000Z")
        .header(
            "Authorization",
            "AWS4-HMAC-SHA256 Credential="
                + RealServer.ACCOUNT
                + "/20260301/eu-central-1/logs/aws4_request, SignedHeaders=host;x-amz-date,"
                + " Signature="
                + "0".repeat(64));
  }

  /** The next event of that type that is not an empty update. */
  String next(String type) throws IOException {
    while (true) {
      Message message = messages.poll();
      if (message == null) {
        byte[] bytes = new byte[4_096];
        int count = body.read(bytes);
        if (count < 0) {
          throw new IOException("the stream ended before a " + type);
        }
        decoder.feed(bytes, 0, count);
        continue;
      }
      String payload = new String(message.getPayload(), StandardCharsets.UTF_8);
      boolean wanted = type(message).equals(type);
      if (wanted && !payload.contains("\"sessionResults\":[]")) {
        return payload;
      }
    }
  }

  private static String type(Message message) {
    HeaderValue type = message.getHeaders().get(":event-type");
    return type == null ? "" : type.getString();
  }

  @Override
  public void close() throws IOException {
    body.close();
    http.shutdownNow();
  }
}
