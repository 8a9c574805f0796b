package io.tallystone.server.logs;

import static io.tallystone.server.logs.LogsFixture.event;
import static org.assertj.core.api.Assertions.assertThat;

import io.tallystone.wire.AwsException;
import io.tallystone.wire.Call;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.cloudwatchlogs.model.EntityRejectionErrorType;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilterLogEventsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilterLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutLogEventsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutRetentionPolicyRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.RejectedLogEventsInfo;

final class PutLogEventsTest {
  private static final long DAY = Duration.ofDays(1).toMillis();
  private static final long HOUR = Duration.ofHours(1).toMillis();

  private final LogsFixture logs = new LogsFixture();

  @BeforeEach
  void stream() {
    logs.group("g");
    logs.stream("g", "s");
  }

  @AfterEach
  void close() throws IOException {
    logs.close();
  }

  @Test
  void noTimeIsTakenThatAnEventIdHasNoRoomFor() {
    LogsQuotas.Ingestion aws = LogsQuotas.AWS.ingestion();
    LogsQuotas.Ingestion farAhead =
        new LogsQuotas.Ingestion(
            aws.batchEvents(),
            aws.batchBytes(),
            aws.eventBytes(),
            aws.maxAge(),
            Duration.ofSeconds(Long.MAX_VALUE),
            aws.batchSpan());
    List<InputLogEvent> events =
        List.of(
            event(Positions.MAX_TIMESTAMP, "last"), event(Positions.MAX_TIMESTAMP + 1, "beyond"));

    EventBatch batch =
        EventBatch.of(
            EventBatch.events(events, farAhead), farAhead, logs.now(), OptionalInt.empty());

    assertThat(batch.tooNewStart()).isEqualTo(1);
    assertThat(batch.accepted().size()).isEqualTo(1);
  }

  @Test
  @DisplayName("faults row 16: any sequence token is accepted, one is always returned")
  void anySequenceTokenIsAcceptedAndOneIsAlwaysReturned() {
    for (String token : new String[] {null, "stale", "1"}) {
      PutLogEventsResponse answer =
          logs.call(
              batch(event(logs.now(), "x")).toBuilder().sequenceToken(token).build(),
              PutLogEventsResponse.class);
      assertThat(answer.nextSequenceToken()).matches("[0-9]{56}");
    }
    assertThat(logs.put("g", "s", event(1, "too old")).nextSequenceToken()).isNotEmpty();
  }

  @Test
  @DisplayName("faults row 17: the same batch twice is stored twice, with ids of its own")
  void theSameBatchTwiceIsStoredTwice() {
    logs.put("g", "s", event(logs.now(), "x"));
    logs.put("g", "s", event(logs.now(), "x"));
    List<FilteredLogEvent> events = stored();
    assertThat(events).hasSize(2);
    assertThat(events.getFirst().eventId()).isLessThan(events.getLast().eventId());
  }

  @Test
  void aProducerThatRepeatsABatchHasItStoredOnce() {
    for (int i = 0; i < 2; i++) {
      PutLogEventsResponse answer = putAs("agent-1;7");
      assertThat(answer.nextSequenceToken()).isNotEmpty();
    }
    putAs("agent-1;8");
    putAs("agent-2;7");
    assertThat(stored()).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", ";1", "x;", "x;-1", "x;y"})
  void aMalformedProducerIsRefused(String header) {
    org.assertj.core.api.Assertions.assertThatThrownBy(() -> putAs(header))
        .isInstanceOf(AwsException.class)
        .hasMessageContaining("x-tallystone-producer");
    assertThat(stored()).isEmpty();
  }

  private PutLogEventsResponse putAs(String header) {
    Call call =
        logs.call(
            "PutLogEvents",
            LogsFixture.ACCOUNT,
            LogsFixture.REGION,
            Map.of("x-tallystone-producer", header));
    return logs.call(batch(event(logs.now(), "x")), PutLogEventsResponse.class, call);
  }

  @Test
  @DisplayName("faults row 11: a batch of 1 MiB is stored, one byte more is refused whole")
  void theBytesOfABatchAreLimited() {
    InputLogEvent[] events = new InputLogEvent[16];
    for (int i = 0; i < events.length; i++) {
      events[i] = event(logs.now(), "x".repeat(65_536 - 26));
    }
    logs.put("g", "s", events);
    assertThat(logs.store.size()).isEqualTo(16);
    events[3] = event(logs.now(), "x".repeat(65_536 - 25));
    AwsException error = logs.refused(batch(events));
    assertThat(error.code()).isEqualTo("InvalidParameterException");
    assertThat(error.text()).isEqualTo("Upload too large: 1048577 bytes exceeds limit of 1048576");
    assertThat(logs.store.size()).isEqualTo(16);
  }

  @Test
  @DisplayName("faults row 11: bytes are those of UTF-8")
  void bytesAreThoseOfUtf8() {
    AwsException error = logs.refused(batch(event(logs.now(), "é".repeat(524_289))));
    assertThat(error.text())
        .isEqualTo("Log event too large: 1048578 bytes exceeds limit of 1048576");
  }

  @Test
  @DisplayName("faults row 11: 10,000 events are stored, 10,001 refused whole")
  void theNumberOfEventsIsLimited() {
    List<InputLogEvent> events =
        new ArrayList<>(Collections.nCopies(10_000, event(logs.now(), "x")));
    logs.put("g", "s", events.toArray(InputLogEvent[]::new));
    assertThat(logs.store.size()).isEqualTo(10_000);
    events.add(event(logs.now(), "x"));
    assertThat(logs.refused(batch(events.toArray(InputLogEvent[]::new))).code())
        .isEqualTo("InvalidParameterException");
    assertThat(logs.store.size()).isEqualTo(10_000);
  }

  @Test
  @DisplayName("faults row 12: events out of order are refused")
  void eventsOutOfOrderAreRefused() {
    long now = logs.now();
    AwsException error = logs.refused(batch(event(now, "a"), event(now - 1, "b")));
    assertThat(error.code()).isEqualTo("InvalidParameterException");
    assertThat(error.text())
        .isEqualTo("Log events in a single PutLogEvents request must be in chronological order.");
    assertThat(stored()).isEmpty();
  }

  @Test
  @DisplayName("faults row 12: a span of 24 h is stored, more refused; rejected events don't count")
  void theSpanOfABatchIsLimited() {
    long now = logs.now();
    logs.put("g", "s", event(now - 15 * DAY, "old"), event(now - DAY, "a"), event(now, "b"));
    assertThat(stored()).hasSize(2);
    AwsException error = logs.refused(batch(event(now - DAY - 1, "a"), event(now, "b")));
    assertThat(error.text())
        .isEqualTo(
            "The batch of log events in a single PutLogEvents request cannot span more than 24"
                + " hours.");
  }

  @Test
  @DisplayName("faults row 13: events too old or too new are rejected by index, the rest stored")
  void eventsOutsideTheWindowAreRejectedByIndex() {
    long now = logs.now();
    RejectedLogEventsInfo info =
        logs.put(
                "g",
                "s",
                event(now - 14 * DAY - 2, "too old"),
                event(now - 14 * DAY - 1, "too old"),
                event(now, "good"),
                event(now + 2 * HOUR, "good"),
                event(now + 2 * HOUR + 1, "too new"))
            .rejectedLogEventsInfo();
    assertThat(info.tooOldLogEventEndIndex()).isEqualTo(2);
    assertThat(info.tooNewLogEventStartIndex()).isEqualTo(4);
    assertThat(info.expiredLogEventEndIndex()).isNull();
    assertThat(stored()).extracting(FilteredLogEvent::message).containsExactly("good", "good");
    assertThat(logs.put("g", "s", event(now - 14 * DAY, "just")).rejectedLogEventsInfo()).isNull();
  }

  @Test
  @DisplayName("faults row 13: events beyond the group's retention are rejected as expired")
  void eventsBeyondRetentionAreExpired() {
    logs.call(PutRetentionPolicyRequest.builder().logGroupName("g").retentionInDays(1).build());
    long now = logs.now();
    RejectedLogEventsInfo info =
        logs.put("g", "s", event(now - DAY - 1, "expired"), event(now - DAY, "good"))
            .rejectedLogEventsInfo();
    assertThat(info.expiredLogEventEndIndex()).isEqualTo(1);
    assertThat(info.tooOldLogEventEndIndex()).isNull();
    assertThat(stored()).hasSize(1);
  }

  @Test
  @DisplayName("faults row 13: a batch of which nothing is left is answered all the same")
  void aBatchOfWhichNothingIsLeftIsAnswered() {
    RejectedLogEventsInfo info =
        logs.put("g", "s", event(1, "old"), event(logs.now() + DAY, "new")).rejectedLogEventsInfo();
    assertThat(info.tooOldLogEventEndIndex()).isEqualTo(1);
    assertThat(info.tooNewLogEventStartIndex()).isEqualTo(1);
    assertThat(stored()).isEmpty();
  }

  @Test
  @DisplayName("faults row 14: a missing group or stream")
  void aMissingGroupOrStreamIsToldApart() {
    assertThat(logs.refused(batch("nope", "s")).text())
        .isEqualTo("The specified log group does not exist.");
    AwsException error = logs.refused(batch("g", "nope"));
    assertThat(error.code()).isEqualTo("ResourceNotFoundException");
    assertThat(error.text()).isEqualTo("The specified log stream does not exist.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\ud800", "a\udc00b", "\ud83d", "x\ude00\ud83d"})
  @DisplayName("faults row 19: half of a surrogate pair is refused")
  void halfOfASurrogatePairIsRefused(String message) {
    AwsException error = logs.refused(batch(event(logs.now(), message)));
    assertThat(error.code()).isEqualTo("InvalidParameterException");
    assertThat(stored()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\u0000b", "\uffff", "😀", "\u2028\r\n", "{\"a\":\"\\ud800\"}"})
  @DisplayName("faults row 19: any Unicode text comes back as it was")
  void anyUnicodeTextComesBack(String message) {
    logs.put("g", "s", event(logs.now(), message));
    assertThat(stored()).extracting(FilteredLogEvent::message).containsExactly(message);
  }

  @Test
  @DisplayName("faults rows 36, 37: what the store cannot take is a 503")
  void whatTheStoreCannotTakeIsA503() {
    logs.store.fail("no space");
    AwsException error = logs.refused(batch(event(logs.now(), "x")));
    assertThat(error.code()).isEqualTo("ServiceUnavailableException");
    assertThat(error.status()).isEqualTo(503);
  }

  @Test
  void anEntityIsRejectedButNotItsEvents() {
    PutLogEventsResponse answer =
        logs.call(
            batch(event(logs.now(), "x")).toBuilder()
                .entity(entity -> entity.keyAttributes(Map.of("Type", "Service", "Name", "n")))
                .build(),
            PutLogEventsResponse.class);
    assertThat(answer.rejectedEntityInfo().errorType())
        .isEqualTo(EntityRejectionErrorType.UNSUPPORTED_LOG_GROUP_TYPE);
    assertThat(stored()).hasSize(1);
  }

  private PutLogEventsRequest batch(String group, String stream) {
    return batch(event(logs.now(), "x")).toBuilder()
        .logGroupName(group)
        .logStreamName(stream)
        .build();
  }

  private static PutLogEventsRequest batch(InputLogEvent... events) {
    return PutLogEventsRequest.builder()
        .logGroupName("g")
        .logStreamName("s")
        .logEvents(events)
        .build();
  }

  private List<FilteredLogEvent> stored() {
    return logs.call(
            FilterLogEventsRequest.builder().logGroupName("g").build(),
            FilterLogEventsResponse.class)
        .events();
  }
}
