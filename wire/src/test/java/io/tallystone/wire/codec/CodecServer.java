package io.tallystone.wire.codec;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Hands each request's body to the test and sends what the test answers. */
final class CodecServer implements AutoCloseable {
  private final HttpServer server;
  private volatile Function<byte[], ProtocolCodec.Encoded> answer =
      body -> {
        throw new IllegalStateException("no answer set");
      };
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

  CodecServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::handle);
    server.start();
  }

  URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  void answerWith(Function<byte[], ProtocolCodec.Encoded> next) {
    failure.set(null);
    answer = next;
  }

  /** What the answering function threw, if it did. */
  @Nullable Throwable failure() {
    return failure.get();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      ProtocolCodec.Encoded encoded;
      try {
        encoded = answer.apply(body);
      } catch (RuntimeException | Error e) {
        failure.set(e);
        exchange.sendResponseHeaders(400, -1);
        return;
      }
      exchange.getResponseHeaders().set("Content-Type", encoded.contentType());
      exchange.getResponseHeaders().set("x-amzn-RequestId", "request-1");
      encoded.headers().forEach(exchange.getResponseHeaders()::set);
      exchange.sendResponseHeaders(encoded.status(), encoded.body().length);
      exchange.getResponseBody().write(encoded.body());
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
