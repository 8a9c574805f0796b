package io.tallystone.wire.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.tallystone.wire.AwsException;
import io.tallystone.wire.StreamingOperation.ClientGone;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatchlogs.model.LiveTailSessionStart;
import software.amazon.awssdk.services.cloudwatchlogs.model.LiveTailSessionUpdate;
import software.amazon.eventstream.Message;
import software.amazon.eventstream.MessageDecoder;

class StreamingTest {
  private static final String CALL =
      RawClient.call(
          "StartLiveTail", "{\"logGroupIdentifiers\":[\"arn:aws:logs:eu-west-1:1:log-group:g\"]}");
  private static final LiveTailSessionUpdate UPDATE =
      LiveTailSessionUpdate.builder().sessionResults(List.of()).build();

  @Test
  void eachEventIsFlushedAndTheStreamEnds() throws Exception {
    Semaphore turns = new Semaphore(0);
    TestOperations.Tail tail =
        sink -> {
          sink.send("sessionStart", LiveTailSessionStart.builder().sessionId("s-1").build());
          turns.acquireUninterruptibly();
          sink.send("sessionUpdate", UPDATE);
        };
    try (TestServer server = start(tail);
        RawClient raw = server.raw()) {
      raw.send(CALL);
      Events events = new Events(raw);
      assertThat(events.next()).isEqualTo("event initial-response {}");
      assertThat(events.next()).startsWith("event sessionStart").contains("s-1");
      assertThat(server.outcomes).isEmpty();
      turns.release();
      assertThat(events.next()).startsWith("event sessionUpdate");
      assertThat(events.head)
          .startsWith("HTTP/1.1 200")
          .contains("Content-Type: application/vnd.amazon.eventstream")
          .contains("x-amzn-RequestId: ");
      assertThat(raw.readAnswer()).endsWith("0\r\n\r\n");
      assertThat(server.outcomes).singleElement().satisfies(o -> assertThat(o.error()).isNull());
    }
  }

  @Test
  void anErrorBeforeTheFirstEventIsANormalAnswer() throws Exception {
    TestOperations.Tail tail =
        sink -> {
          throw TestOperations.notFound();
        };
    try (TestServer server = start(tail);
        RawClient raw = server.raw()) {
      assertThat(raw.send(CALL).readAnswer())
          .startsWith("HTTP/1.1 400")
          .contains("ResourceNotFoundException");
    }
  }

  @Test
  void anErrorAfterTheFirstEventIsAnExceptionEvent() throws Exception {
    TestOperations.Tail tail =
        sink -> {
          sink.send("sessionUpdate", UPDATE);
          throw new AwsException("SessionTimeoutException", 400, "too long");
        };
    try (TestServer server = start(tail);
        RawClient raw = server.raw()) {
      raw.send(CALL);
      Events events = new Events(raw);
      assertThat(events.next()).startsWith("event initial-response");
      assertThat(events.next()).startsWith("event sessionUpdate");
      assertThat(events.next())
          .startsWith("exception SessionTimeoutException")
          .contains("too long");
      assertThat(raw.readAnswer()).endsWith("0\r\n\r\n");
      assertThat(server.outcomes).singleElement().satisfies(o -> assertThat(o.error()).isNotNull());
    }
  }

  @Test
  void aClientThatLeavesIsNoticed() throws Exception {
    CountDownLatch noticed = new CountDownLatch(1);
    TestOperations.Tail tail =
        sink -> {
          try {
            for (int i = 0; i < 1_000; i++) {
              sink.send("sessionUpdate", UPDATE);
              new CountDownLatch(1).await(10, TimeUnit.MILLISECONDS);
            }
          } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
          } catch (ClientGone gone) {
            noticed.countDown();
            throw gone;
          }
        };
    try (TestServer server = start(tail)) {
      try (RawClient raw = server.raw()) {
        assertThat(new Events(raw.send(CALL)).next()).startsWith("event");
      }
      assertThat(noticed.await(60, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void manyStreamsRunAtATimeAndEndWhenTheServerCloses() throws Exception {
    CountDownLatch ended = new CountDownLatch(300);
    TestOperations.Tail tail =
        sink -> {
          try {
            while (!sink.closed()) {
              sink.send("sessionUpdate", UPDATE);
              new CountDownLatch(1).await(50, TimeUnit.MILLISECONDS);
            }
          } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
          } finally {
            ended.countDown();
          }
        };
    List<RawClient> clients = new ArrayList<>();
    try (TestServer server = start(tail)) {
      for (int i = 0; i < 300; i++) {
        clients.add(server.raw().send(CALL));
      }
      for (RawClient client : clients) {
        assertThat(new Events(client).next()).startsWith("event initial-response");
      }
    }
    assertThat(ended.await(60, TimeUnit.SECONDS)).isTrue();
    for (RawClient client : clients) {
      client.close();
    }
  }

  private static TestServer start(TestOperations.Tail tail) throws Exception {
    return TestServer.with(TestOperations.logs(TestOperations.liveTail(tail))).dev().start();
  }

  /** Reads a chunked answer of events. */
  private static final class Events {
    private final RawClient raw;
    private final MessageDecoder decoder = new MessageDecoder();
    private final List<Message> decoded = new ArrayList<>();
    final String head;

    Events(RawClient raw) throws Exception {
      this.raw = raw;
      this.head = raw.readAnswer();
    }

    String next() throws Exception {
      while (decoded.isEmpty()) {
        StringBuilder size = new StringBuilder(); // after the line end of what came before, if any
        while (size.isEmpty() || !size.toString().endsWith("\r\n") || size.toString().isBlank()) {
          size.append((char) raw.socket.getInputStream().read());
        }
        int length = Integer.parseInt(size.toString().trim(), 16);
        decoder.feed(raw.socket.getInputStream().readNBytes(length));
        decoded.addAll(decoder.getDecodedMessages());
      }
      Message message = decoded.removeFirst();
      String kind = header(message, ":message-type");
      String type = header(message, ":" + kind + "-type");
      return kind + " " + type + " " + new String(message.getPayload(), ISO_8859_1);
    }

    private static String header(Message message, String name) {
      return Objects.requireNonNull(message.getHeaders().get(name)).getString();
    }
  }
}
