package io.tallystone.server.logs;

import static io.tallystone.server.logs.LogsFixture.event;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.cloudwatchlogs.model.GetLogEventsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.GetLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.OutputLogEvent;

final class GetLogEventsTest {
  private final LogsFixture logs = new LogsFixture();

  @BeforeEach
  void stream() {
    logs.group("g");
    logs.stream("g", "s");
    logs.stream("g", "other");
  }

  @AfterEach
  void close() throws IOException {
    logs.close();
  }

  @Test
  void theLatestEventsComeFirstButInTheOrderOfTime() {
    put(10);
    assertThat(messages(get(request().limit(3)))).containsExactly("7", "8", "9");
    assertThat(messages(get(request().limit(3).startFromHead(true))))
        .containsExactly("0", "1", "2");
  }

  @Test
  void anEventComesWithItsTimes() {
    put(1);
    OutputLogEvent event = get(request()).events().getFirst();
    assertThat(event.timestamp()).isEqualTo(logs.now());
    assertThat(event.ingestionTime()).isEqualTo(logs.now());
  }

  @Test
  void forwardTokensLeadThroughTheWholeStreamAndStayTheSameAtItsEnd() {
    put(10);
    List<String> read = new ArrayList<>();
    @Nullable String token = null;
    while (true) {
      GetLogEventsResponse page = get(request().limit(3).startFromHead(true).nextToken(token));
      read.addAll(messages(page));
      if (page.nextForwardToken().equals(token)) {
        break;
      }
      token = page.nextForwardToken();
    }
    assertThat(read).containsExactly("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");

    put(1); // later events are found with the same token
    assertThat(messages(get(request().startFromHead(true).nextToken(token)))).containsExactly("0");
  }

  @Test
  void backwardTokensLeadToTheStartAndStayTheSameThere() {
    put(10);
    List<List<String>> pages = new ArrayList<>();
    @Nullable String token = null;
    while (true) {
      GetLogEventsResponse page = get(request().limit(4).nextToken(token));
      if (page.nextBackwardToken().equals(token)) {
        assertThat(page.events()).isEmpty();
        break;
      }
      pages.add(messages(page));
      token = page.nextBackwardToken();
    }
    assertThat(pages)
        .containsExactly(
            List.of("6", "7", "8", "9"), List.of("2", "3", "4", "5"), List.of("0", "1"));
    assertThat(messages(get(request().nextToken(forward(token)).limit(2))))
        .containsExactly("0", "1");
  }

  @Test
  void anEmptyPageLeadsBothWaysFromWhereItIs() {
    put(2);
    GetLogEventsResponse all = get(request());
    GetLogEventsResponse empty = get(request().nextToken(all.nextForwardToken()));
    assertThat(empty.events()).isEmpty();
    assertThat(messages(get(request().nextToken(empty.nextBackwardToken()))))
        .containsExactly("0", "1");
  }

  @Test
  void anEmptyStreamHasTokensThatFindWhatIsPutLater() {
    GetLogEventsResponse empty = get(request());
    assertThat(empty.events()).isEmpty();
    put(2);
    assertThat(messages(get(request().nextToken(empty.nextForwardToken()))))
        .containsExactly("0", "1");
    assertThat(get(request().nextToken(empty.nextBackwardToken())).events()).isEmpty();
  }

  @Test
  void theStartIsInclusiveAndTheEndExclusive() {
    long now = logs.now();
    logs.put("g", "s", event(now - 2, "a"), event(now - 1, "b"), event(now, "c"));
    assertThat(messages(get(request().startTime(now - 2).endTime(now)))).containsExactly("a", "b");
    assertThat(messages(get(request().startTime(now - 1)))).containsExactly("b", "c");
    assertThat(get(request().startTime(Long.MAX_VALUE)).events()).isEmpty();
  }

  @Test
  void aPageHoldsOneMebibyteOfMessages() {
    for (int i = 0; i < 3; i++) {
      logs.put("g", "s", event(logs.now(), "x".repeat(600_000)));
    }
    GetLogEventsResponse page = get(request().startFromHead(true));
    assertThat(page.events()).hasSize(1);
    assertThat(get(request().nextToken(page.nextForwardToken())).events()).hasSize(1);
  }

  @Test
  void onlyTheStreamAskedForIsRead() {
    put(1);
    logs.put("g", "other", event(logs.now(), "not this"));
    assertThat(messages(get(request()))).containsExactly("0");
  }

  @Test
  void theGroupMayBeGivenByArn() {
    put(1);
    assertThat(
            get(GetLogEventsRequest.builder()
                    .logGroupIdentifier("arn:aws:logs:eu-central-1:123456789012:log-group:g")
                    .logStreamName("s"))
                .events())
        .hasSize(1);
    assertThat(
            logs.refused(
                    GetLogEventsRequest.builder()
                        .logGroupIdentifier("arn:aws:logs:eu-central-1:123456789012:log-group:g:*")
                        .logStreamName("s")
                        .build())
                .code())
        .isEqualTo("InvalidParameterException");
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "f/", "f//s", "b/123/s", "f/abc", "x/0/s", "/s"})
  void aTokenThatWasNeverGivenIsRefused(String token) {
    assertThat(logs.refused(request().nextToken(token).build()).text())
        .isEqualTo("The specified nextToken is invalid.");
  }

  @Test
  void aMissingStreamIsTold() {
    assertThat(logs.refused(request().logStreamName("nope").build()).code())
        .isEqualTo("ResourceNotFoundException");
  }

  private void put(int count) {
    InputLogEvent[] events = new InputLogEvent[count];
    for (int i = 0; i < count; i++) {
      events[i] = event(logs.now(), String.valueOf(i));
    }
    logs.put("g", "s", events);
  }

  private static GetLogEventsRequest.Builder request() {
    return GetLogEventsRequest.builder().logGroupName("g").logStreamName("s");
  }

  private GetLogEventsResponse get(GetLogEventsRequest.Builder request) {
    return logs.call(request.build(), GetLogEventsResponse.class);
  }

  /** The token that leads forward from the same place. */
  private static String forward(@Nullable String token) {
    return "f" + String.valueOf(token).substring(1);
  }

  private static List<String> messages(GetLogEventsResponse page) {
    return page.events().stream().map(OutputLogEvent::message).toList();
  }
}
