package io.tallystone.server.logs;

import static io.tallystone.server.logs.LogsFixture.event;
import static org.assertj.core.api.Assertions.assertThat;

import io.tallystone.wire.AwsException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteLogStreamRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilterLogEventsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilterLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;

final class FilterLogEventsTest {
  private final LogsFixture logs = new LogsFixture();

  @BeforeEach
  void streams() {
    logs.group("g");
    logs.stream("g", "app-1");
    logs.stream("g", "app-2");
    logs.stream("g", "db");
  }

  @AfterEach
  void close() throws IOException {
    logs.close();
  }

  @Test
  void eventsComeInTheOrderOfTimeAcrossStreams() {
    long now = logs.now();
    logs.put("g", "app-2", event(now - 3, "2"), event(now - 1, "4"));
    logs.put("g", "app-1", event(now - 4, "1"), event(now, "5"));
    logs.put("g", "db", event(now - 2, "3"));
    FilterLogEventsResponse page = filter(request());
    assertThat(page.events())
        .extracting(FilteredLogEvent::message)
        .containsExactly("1", "2", "3", "4", "5");
    assertThat(page.events())
        .extracting(FilteredLogEvent::logStreamName)
        .containsExactly("app-1", "app-2", "db", "app-2", "app-1");
    assertThat(page.events()).extracting(FilteredLogEvent::eventId).isSorted();
    assertThat(page.events()).allSatisfy(e -> assertThat(e.ingestionTime()).isEqualTo(now));
    assertThat(page.nextToken()).isNull();
    assertThat(page.hasSearchedLogStreams()).isTrue();
    assertThat(page.searchedLogStreams()).isEmpty();
  }

  @Test
  void bothEndsOfTheTimeRangeAreInclusive() {
    long now = logs.now();
    logs.put("g", "db", event(now - 2, "a"), event(now - 1, "b"), event(now, "c"));
    assertThat(messages(request().startTime(now - 2).endTime(now - 1))).containsExactly("a", "b");
    assertThat(messages(request().endTime(Long.MAX_VALUE))).hasSize(3);
  }

  @Test
  void tokensGoOnWhereThePageBeforeEndedAndNoneIsGivenAtTheEnd() {
    long now = logs.now();
    for (int i = 0; i < 5; i++) {
      logs.put("g", "app-1", event(now, "a" + i), event(now, "b" + i));
      logs.put("g", "db", event(now, "c" + i));
    }
    List<String> ids = new ArrayList<>();
    @Nullable String token = null;
    int pages = 0;
    do {
      FilterLogEventsResponse page = filter(request().limit(4).nextToken(token));
      page.events().forEach(event -> ids.add(event.eventId()));
      token = page.nextToken();
      pages++;
    } while (token != null);
    assertThat(ids).hasSize(15).doesNotHaveDuplicates();
    assertThat(pages).isEqualTo(4);
  }

  @Test
  void eventsThatArriveBetweenPagesDoNotMakeOthersComeTwice() {
    long now = logs.now();
    logs.put("g", "db", event(now - 10, "1"), event(now - 8, "2"), event(now - 6, "3"));
    FilterLogEventsResponse first = filter(request().limit(2));
    logs.put("g", "app-1", event(now - 9, "earlier"), event(now - 7, "later"));
    assertThat(messages(request().nextToken(first.nextToken()))).containsExactly("later", "3");
  }

  @Test
  void aSlowSearchAnswersWithEmptyPagesAndLosesNothing() {
    long now = logs.now();
    long day = Duration.ofDays(1).toMillis();
    List<String> expected = new ArrayList<>();
    for (int i = 13; i >= 0; i--) {
      logs.put("g", "db", event(now - i * day, "e" + i));
      expected.add("e" + i);
    }
    logs.store.beforeRead(() -> logs.clock.advance(Duration.ofSeconds(6)));
    List<String> found = new ArrayList<>();
    @Nullable String token = null;
    int empty = 0;
    do {
      FilterLogEventsResponse page = filter(request().limit(3).nextToken(token));
      page.events().forEach(event -> found.add(event.message()));
      empty += page.events().isEmpty() ? 1 : 0;
      token = page.nextToken();
    } while (token != null && found.size() < 1_000);
    assertThat(found).isEqualTo(expected);
    assertThat(empty).isPositive();
  }

  @Test
  void manyDaysAreSearchedInOneCall() {
    long now = logs.now();
    long day = Duration.ofDays(1).toMillis();
    for (int i = 13; i >= 0; i--) {
      logs.put("g", "db", event(now - i * day, "e" + i), event(now - i * day, "f" + i));
    }
    assertThat(messages(request())).hasSize(28);
    for (int limit = 1; limit <= 28; limit++) {
      List<String> found = new ArrayList<>();
      @Nullable String token = null;
      do {
        FilterLogEventsResponse page = filter(request().limit(limit).nextToken(token));
        assertThat(page.events()).hasSizeLessThanOrEqualTo(limit);
        page.events().forEach(event -> found.add(event.eventId()));
        token = page.nextToken();
      } while (token != null);
      assertThat(found).as("limit %d", limit).hasSize(28).isSorted().doesNotHaveDuplicates();
    }
  }

  @Test
  void aPatternChoosesEvents() {
    long now = logs.now();
    logs.put("g", "db", event(now, "ERROR a"), event(now, "INFO a"), event(now, "ERROR b"));
    assertThat(messages(request().filterPattern("ERROR -b"))).containsExactly("ERROR a");
    assertThat(messages(request().filterPattern(""))).hasSize(3);
    AwsException error = logs.refused(request().filterPattern("a:b").build());
    assertThat(error.code()).isEqualTo("InvalidParameterException");
    assertThat(error.text()).isEqualTo("Invalid character(s) in term ':'");
  }

  @Test
  @DisplayName("faults row 26: a pattern with groups is refused")
  void aPatternWithGroupsIsRefused() {
    assertThat(logs.refused(request().filterPattern("%(a*)*%").build()).code())
        .isEqualTo("InvalidParameterException");
  }

  @Test
  void streamsAreChosenByNameOrPrefix() {
    long now = logs.now();
    logs.put("g", "app-1", event(now, "1"));
    logs.put("g", "app-2", event(now, "2"));
    logs.put("g", "db", event(now, "3"));
    assertThat(messages(request().logStreamNames("db", "app-2"))).containsExactly("2", "3");
    assertThat(messages(request().logStreamNamePrefix("app-"))).containsExactly("1", "2");
    assertThat(messages(request().logStreamNamePrefix("nope"))).isEmpty();
    assertThat(logs.refused(request().logStreamNames("nope").build()).text())
        .isEqualTo("The specified log stream does not exist.");
    assertThat(
            logs.refused(request().logStreamNames("db").logStreamNamePrefix("app").build()).code())
        .isEqualTo("InvalidParameterException");
  }

  @Test
  void anAnswerFromWhichEventsAreMissingIsCounted() {
    logs.put("g", "db", event(logs.now(), "1"));
    filter(request());
    assertThat(logs.service.gauges()).containsEntry("incomplete_answers_total", 0.0);
    logs.store.damage();
    assertThat(filter(request()).events()).hasSize(1);
    assertThat(logs.service.gauges()).containsEntry("incomplete_answers_total", 1.0);
  }

  @Test
  @DisplayName("faults row 14: a missing group")
  void aMissingGroupIsTold() {
    assertThat(logs.refused(FilterLogEventsRequest.builder().logGroupName("nope").build()).text())
        .isEqualTo("The specified log group does not exist.");
  }

  @Test
  void eventsOfADeletedStreamAreGoneAtOnce() {
    logs.put("g", "db", event(logs.now(), "x"));
    logs.call(DeleteLogStreamRequest.builder().logGroupName("g").logStreamName("db").build());
    assertThat(messages(request())).isEmpty();
  }

  @Test
  void aTokenThatWasNeverGivenIsRefused() {
    for (String token : List.of("x", "!", PageTokens.of("123"), PageTokens.of("a", "b"))) {
      assertThat(logs.refused(request().nextToken(token).build()).text())
          .isEqualTo("The specified nextToken is invalid.");
    }
  }

  private static FilterLogEventsRequest.Builder request() {
    return FilterLogEventsRequest.builder().logGroupName("g");
  }

  private FilterLogEventsResponse filter(FilterLogEventsRequest.Builder request) {
    return logs.call(request.build(), FilterLogEventsResponse.class);
  }

  private List<String> messages(FilterLogEventsRequest.Builder request) {
    return filter(request).events().stream().map(FilteredLogEvent::message).toList();
  }
}
