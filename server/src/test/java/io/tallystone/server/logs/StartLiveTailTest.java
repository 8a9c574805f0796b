package io.tallystone.server.logs;

import static io.tallystone.server.logs.LogsFixture.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tallystone.wire.AwsException;
import io.tallystone.wire.StreamingOperation;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.LiveTailSessionLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.LiveTailSessionStart;
import software.amazon.awssdk.services.cloudwatchlogs.model.LiveTailSessionUpdate;
import software.amazon.awssdk.services.cloudwatchlogs.model.StartLiveTailRequest;

@Timeout(60)
final class StartLiveTailTest {
  private static final LogsQuotas.LiveTail SMALL =
      new LogsQuotas.LiveTail(2, 5, 20, 1 << 20, Duration.ofHours(3));

  private final LogsFixture logs =
      new LogsFixture(
          new LogsQuotas(
              LogsQuotas.AWS.resources(),
              LogsQuotas.AWS.ingestion(),
              LogsQuotas.AWS.reading(),
              SMALL));
  private final List<Tail> tails = new ArrayList<>();

  @BeforeEach
  void groups() {
    for (String group : List.of("g", "h")) {
      logs.group(group);
      logs.stream(group, "app-1");
      logs.stream(group, "db");
    }
  }

  @AfterEach
  void close() throws InterruptedException, IOException {
    for (Tail tail : tails) {
      tail.leave();
    }
    assertThat(logs.store.followers()).isZero();
    assertThat(logs.service.gauges()).containsEntry("live_tail_sessions", 0.0);
    logs.close();
  }

  @Test
  void newEventsOfAllGroupsAreSentWithoutWaitingForTheNextSecond() throws Exception {
    logs.put("g", "db", event(logs.now(), "before"));
    Tail tail = tail(request("g", "arn:aws:logs:eu-central-1:123456789012:log-group:h"));
    LiveTailSessionStart start = tail.start();
    assertThat(start.sessionId()).isNotEmpty();
    assertThat(start.requestId()).isEqualTo("request-1");
    assertThat(start.logGroupIdentifiers()).hasSize(2);

    logs.put("g", "db", event(logs.now(), "1"));
    LiveTailSessionLogEvent first = tail.event();
    assertThat(first.message()).isEqualTo("1");
    assertThat(first.logStreamName()).isEqualTo("db");
    assertThat(first.logGroupIdentifier()).isEqualTo("123456789012:g");
    assertThat(first.timestamp()).isEqualTo(logs.now());
    assertThat(first.ingestionTime()).isEqualTo(logs.now());
    logs.put("h", "app-1", event(logs.now(), "2"));
    assertThat(tail.event().message()).isEqualTo("2");
  }

  @Test
  void aQuietSessionGetsEmptyUpdates() throws Exception {
    Tail tail = tail(request("g"));
    tail.start();
    LiveTailSessionUpdate update = tail.update();
    assertThat(update.sessionResults()).isEmpty();
    assertThat(update.hasSessionResults()).isTrue();
    assertThat(update.sessionMetadata().sampled()).isFalse();
  }

  @Test
  void patternAndStreamNamesChooseEvents() throws Exception {
    Tail named =
        tail(request("g").toBuilder().logStreamNames("db").logEventFilterPattern("ERROR").build());
    Tail prefixed = tail(request("g").toBuilder().logStreamNamePrefixes("app-").build());
    named.start();
    prefixed.start();
    logs.stream("g", "app-new"); // a stream made later counts too
    logs.put("g", "app-1", event(logs.now(), "ERROR app"));
    logs.put("g", "db", event(logs.now(), "INFO"), event(logs.now(), "ERROR db"));
    logs.put("g", "app-new", event(logs.now(), "new"));
    assertThat(named.event().message()).isEqualTo("ERROR db");
    assertThat(prefixed.event().message()).isEqualTo("ERROR app");
    assertThat(prefixed.event().message()).isEqualTo("new");
  }

  @Test
  void anUpdateHoldsAsManyEventsAsTheQuotaSaysAndNothingIsLost() throws Exception {
    Tail tail = tail(request("g"));
    tail.start();
    InputLogEvent[] events = new InputLogEvent[12];
    for (int i = 0; i < events.length; i++) {
      events[i] = event(logs.now(), "" + i);
    }
    logs.put("g", "db", events);
    List<String> seen = new ArrayList<>();
    while (seen.size() < 12) {
      LiveTailSessionUpdate update = tail.update();
      assertThat(update.sessionResults().size()).isLessThanOrEqualTo(5);
      assertThat(update.sessionMetadata().sampled()).isFalse();
      update.sessionResults().forEach(event -> seen.add(event.message()));
    }
    assertThat(seen).containsExactly("0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11");
  }

  @Test
  @DisplayName("faults row 25: for a slow reader the oldest events are dropped, counted, sampled")
  void aSlowReaderLosesTheOldestEventsAndIsTold() throws Exception {
    Tail tail = tail(request("g"));
    tail.start();
    tail.hold();
    for (int i = 0; i < 100; i++) {
      logs.put("g", "db", event(logs.now(), "" + i));
    }
    while (logs.service.gauges().getOrDefault("live_tail_dropped_events_total", 0.0) < 70) {
      Thread.onSpinWait();
    }
    tail.release();
    boolean sampled = false;
    List<String> seen = new ArrayList<>();
    while (!seen.contains("99")) {
      LiveTailSessionUpdate update = tail.update();
      sampled |= update.sessionMetadata().sampled();
      update.sessionResults().forEach(event -> seen.add(event.message()));
    }
    assertThat(sampled).isTrue();
    assertThat(seen).hasSizeLessThanOrEqualTo(30).endsWith("98", "99");
    logs.put("g", "db", event(logs.now(), "after"));
    LiveTailSessionUpdate update = tail.update();
    while (update.sessionResults().isEmpty()) {
      update = tail.update();
    }
    assertThat(update.sessionMetadata().sampled()).isFalse();
  }

  @Test
  @DisplayName("faults row 25: more sessions than the quota are refused until one ends")
  void sessionsAreLimited() throws Exception {
    Tail first = tail(request("g"));
    Tail second = tail(request("g"));
    first.start();
    second.start();
    assertThatThrownBy(() -> operation().stream(request("g"), logs.call("x"), new Refusing()))
        .isInstanceOfSatisfying(
            AwsException.class, e -> assertThat(e.code()).isEqualTo("LimitExceededException"));
    first.leave();
    tail(request("g")).start();
  }

  @Test
  void aSessionEndsAfterItsTime() throws Exception {
    Tail tail = tail(request("g"));
    tail.start();
    logs.clock.advance(Duration.ofHours(3));
    assertThat(tail.error().code()).isEqualTo("SessionTimeoutException");
  }

  @Test
  void requestsThatMakeNoSenseAreRefusedBeforeTheStart() {
    refused(request("nope"), "ResourceNotFoundException");
    refused(
        request("arn:aws:logs:eu-central-1:123456789012:log-group:g:*"),
        "InvalidParameterException");
    refused(
        request("g", "h").toBuilder().logStreamNames("db").build(), "InvalidParameterException");
    refused(
        request("g").toBuilder().logStreamNames("db").logStreamNamePrefixes("a").build(),
        "InvalidParameterException");
    refused(
        request("g").toBuilder().logEventFilterPattern("a:b").build(), "InvalidParameterException");
  }

  private void refused(StartLiveTailRequest request, String code) {
    assertThatThrownBy(() -> operation().stream(request, logs.call("x"), new Refusing()))
        .isInstanceOfSatisfying(AwsException.class, e -> assertThat(e.code()).isEqualTo(code));
  }

  private StreamingOperation<StartLiveTailRequest> operation() {
    return logs.streaming("StartLiveTail");
  }

  private static StartLiveTailRequest request(String... groups) {
    return StartLiveTailRequest.builder().logGroupIdentifiers(groups).build();
  }

  private Tail tail(StartLiveTailRequest request) {
    Tail tail = new Tail(request);
    tails.add(tail);
    return tail;
  }

  /** A client that nothing may be sent to. */
  private static final class Refusing implements StreamingOperation.EventSink {
    @Override
    public void send(String eventType, SdkPojo event) {
      throw new AssertionError("sent " + eventType);
    }

    @Override
    public boolean closed() {
      return false;
    }
  }

  /** A client with a session, on a thread of its own. */
  private final class Tail implements StreamingOperation.EventSink {
    private final BlockingQueue<SdkPojo> received = new LinkedBlockingQueue<>();
    private final Queue<LiveTailSessionLogEvent> events = new ArrayDeque<>();
    private final BlockingQueue<AwsException> errors = new LinkedBlockingQueue<>();
    private final Thread thread;
    private volatile boolean left;
    private volatile @Nullable CountDownLatch held;

    Tail(StartLiveTailRequest request) {
      thread =
          Thread.ofVirtual()
              .start(
                  () -> {
                    try {
                      operation().stream(request, logs.call("StartLiveTail"), this);
                    } catch (AwsException e) {
                      errors.add(e);
                    }
                  });
    }

    @Override
    public void send(String eventType, SdkPojo event) throws StreamingOperation.ClientGone {
      CountDownLatch latch = held;
      if (latch != null) {
        try {
          latch.await();
        } catch (InterruptedException e) {
          throw new AssertionError(e);
        }
      }
      if (left) {
        throw new StreamingOperation.ClientGone();
      }
      received.add(event);
    }

    @Override
    public boolean closed() {
      return left;
    }

    LiveTailSessionStart start() throws InterruptedException {
      return (LiveTailSessionStart) received();
    }

    LiveTailSessionUpdate update() throws InterruptedException {
      return (LiveTailSessionUpdate) received();
    }

    private SdkPojo received() throws InterruptedException {
      SdkPojo event = received.poll(30, TimeUnit.SECONDS);
      if (event == null) {
        throw new AssertionError("nothing was sent: " + errors);
      }
      return event;
    }

    /** The next event, alone in its update or not. */
    LiveTailSessionLogEvent event() throws InterruptedException {
      while (events.isEmpty()) {
        events.addAll(update().sessionResults());
      }
      return events.remove();
    }

    AwsException error() throws InterruptedException {
      AwsException error = errors.poll(30, TimeUnit.SECONDS);
      if (error == null) {
        throw new AssertionError("no error");
      }
      return error;
    }

    /** Reads nothing any more. */
    void hold() {
      held = new CountDownLatch(1);
    }

    void release() {
      CountDownLatch latch = held;
      held = null;
      if (latch != null) {
        latch.countDown();
      }
    }

    void leave() throws InterruptedException {
      left = true;
      release();
      thread.join();
    }
  }
}
