package io.tallystone.e2e.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tallystone.e2e.process.LogEvents;
import io.tallystone.e2e.process.ServerProcess;
import io.tallystone.e2e.process.Tallystone;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.InvalidParameterException;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceAlreadyExistsException;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceNotFoundException;

/** What a client may get wrong in a call, through the SDK and over the wire. */
class BadInputTest {

  @RegisterExtension static final Tallystone TALLYSTONE = new Tallystone();

  private static final AtomicInteger GROUPS = new AtomicInteger();
  private static CloudWatchLogsClient logs;

  private String group = "";

  @BeforeAll
  static void start() {
    ServerProcess server = TALLYSTONE.server();
    logs = server.logs();
  }

  @AfterAll
  static void stop() {
    logs.close();
  }

  @BeforeEach
  void createGroup() {
    group = "/bad/" + GROUPS.incrementAndGet();
    LogEvents.create(logs, group, "s");
  }

  @Test
  @DisplayName(
      "faults row 11: a batch of 1 MiB and 1 byte is refused whole, one of 1 MiB is stored")
  void batchesOfOneMebibyteAtMost() {
    int perEvent = (1 << 20) / 4 - 26;
    refused(events(4, perEvent, "x".repeat(perEvent + 1)));
    assertThat(LogEvents.messages(logs, group, "s")).isEmpty();
    LogEvents.put(logs, group, "s", events(4, perEvent, "x".repeat(perEvent)));
    assertThat(LogEvents.messages(logs, group, "s")).hasSize(4);
  }

  @Test
  @DisplayName("faults row 11: 10,001 events are refused whole, 10,000 are stored")
  void tenThousandEventsAtMost() {
    long now = System.currentTimeMillis();
    String[] tooMany =
        IntStream.rangeClosed(1, 10_001).mapToObj(Integer::toString).toArray(String[]::new);
    refused(LogEvents.at(now, tooMany));
    assertThat(LogEvents.messages(logs, group, "s")).isEmpty();
    LogEvents.put(logs, group, "s", LogEvents.at(now, tooMany).subList(0, 10_000));
    assertThat(LogEvents.messages(logs, group, "s")).hasSize(10_000);
  }

  @Test
  @DisplayName("faults row 12: events out of order, or over 24 hours apart, are refused")
  void eventsInOrderWithinADay() {
    long now = System.currentTimeMillis();
    long day = Duration.ofHours(24).toMillis();
    refused(List.of(event(now, "late"), event(now - 1, "early")));
    refused(List.of(event(now - day - 1, "yesterday"), event(now, "now")));
    assertThat(LogEvents.messages(logs, group, "s")).isEmpty();
    LogEvents.put(logs, group, "s", List.of(event(now - day, "yesterday"), event(now, "now")));
    assertThat(LogEvents.messages(logs, group, "s")).containsExactly("yesterday", "now");
  }

  @Test
  @DisplayName("faults row 13: events too old or too far ahead are named, the rest is stored")
  void untimelyEventsAreRejectedByIndex() {
    long now = System.currentTimeMillis();
    long fortnight = Duration.ofDays(14).toMillis();
    PutLogEventsResponse old =
        LogEvents.put(
            logs,
            group,
            "s",
            List.of(
                event(now - fortnight - 60_000, "old"), event(now - fortnight + 60_000, "young")));
    assertThat(old.rejectedLogEventsInfo().tooOldLogEventEndIndex()).isEqualTo(1);
    long ahead = Duration.ofHours(2).toMillis();
    PutLogEventsResponse early =
        LogEvents.put(
            logs, group, "s", List.of(event(now, "now"), event(now + ahead + 60_000, "future")));
    assertThat(early.rejectedLogEventsInfo().tooNewLogEventStartIndex()).isEqualTo(1);
    assertThat(LogEvents.messages(logs, group, "s")).containsExactly("young", "now");

    logs.putRetentionPolicy(r -> r.logGroupName(group).retentionInDays(1));
    PutLogEventsResponse expired =
        LogEvents.put(
            logs,
            group,
            "s",
            List.of(
                event(now - Duration.ofDays(1).toMillis() - 60_000, "expired"),
                event(now, "kept")));
    assertThat(expired.rejectedLogEventsInfo().expiredLogEventEndIndex()).isEqualTo(1);
    assertThat(LogEvents.messages(logs, group, "s")).containsExactly("now", "kept");
  }

  @Test
  @DisplayName("faults rows 14, 15 and 16: missing, duplicate, and any sequence token")
  void missingAndDuplicateResources() {
    ResourceNotFoundException noStream =
        failure(ResourceNotFoundException.class, () -> LogEvents.put(logs, group, "none", "m"));
    assertThat(noStream.awsErrorDetails().errorMessage())
        .isEqualTo("The specified log stream does not exist.");
    assertThat(noStream.statusCode()).isEqualTo(400);
    failure(ResourceNotFoundException.class, () -> LogEvents.filter(logs, "/none", ""));
    failure(
        ResourceAlreadyExistsException.class,
        () -> logs.createLogGroup(r -> r.logGroupName(group)));
    failure(
        ResourceAlreadyExistsException.class,
        () -> logs.createLogStream(r -> r.logGroupName(group).logStreamName("s")));
    PutLogEventsResponse put =
        logs.putLogEvents(
            r ->
                r.logGroupName(group)
                    .logStreamName("s")
                    .sequenceToken("49590302769502187567456123456789")
                    .logEvents(LogEvents.at(System.currentTimeMillis(), "m")));
    assertThat(put.nextSequenceToken()).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"../../etc", "a\0b", "a:b", "a*b", "TOO LONG", ""})
  @DisplayName(
      "faults row 18: hostile names of log streams are refused, or are names like any other")
  void hostileStreamNames(String name) {
    String stream = name.equals("TOO LONG") ? "n".repeat(513) : name;
    if (stream.equals("../../etc")) {
      logs.createLogStream(r -> r.logGroupName(group).logStreamName(stream));
      LogEvents.put(logs, group, stream, "harmless");
      assertThat(LogEvents.messages(logs, group, stream)).containsExactly("harmless");
    } else {
      failure(
          InvalidParameterException.class,
          () -> logs.createLogStream(r -> r.logGroupName(group).logStreamName(stream)));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\0b", "a b", "a:b", "a*b", "TOO LONG", "tab\t"})
  @DisplayName("faults row 18: hostile names of log groups are refused")
  void hostileGroupNames(String name) {
    String hostile = name.equals("TOO LONG") ? "n".repeat(513) : name;
    failure(
        InvalidParameterException.class, () -> logs.createLogGroup(r -> r.logGroupName(hostile)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "U+0000: \0.",
        "escape \u001b[31m",
        "\u2028 \u2029 \ufeff",
        "\u202e bidi",
        "\r\n",
        "\ud83d\ude00"
      })
  @DisplayName("faults row 19: any Unicode text comes back as it was")
  void oddTextRoundTrips(String message) {
    LogEvents.put(logs, group, "s", message);
    assertThat(LogEvents.messages(logs, group, "s")).containsExactly(message);
    assertThat(LogEvents.filter(logs, group, ""))
        .extracting(e -> e.message())
        .containsExactly(message);
  }

  private void refused(List<InputLogEvent> events) {
    InvalidParameterException refusal =
        failure(InvalidParameterException.class, () -> LogEvents.put(logs, group, "s", events));
    assertThat(refusal.statusCode()).isEqualTo(400);
  }

  private static <E extends AwsServiceException> E failure(Class<E> type, Runnable call) {
    E failure = catchThrowableOfType(type, call::run);
    assertThat(failure).isNotNull();
    return failure;
  }

  private static InputLogEvent event(long timestamp, String message) {
    return LogEvents.at(timestamp, message).getFirst();
  }

  private static List<InputLogEvent> events(int count, int bytes, String last) {
    long now = System.currentTimeMillis();
    List<InputLogEvent> events = new ArrayList<>();
    for (int i = 1; i < count; i++) {
      events.add(event(now, "x".repeat(bytes)));
    }
    events.add(event(now, last));
    return events;
  }
}
