package io.tallystone.engine.query.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tallystone.engine.query.plan.Planner;
import io.tallystone.engine.query.plan.QueryProblem;
import io.tallystone.engine.query.ql.QlParser;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * {@code pattern}, {@code diff}, {@code logcompare}, {@code anomaly} and {@code relevantfields}.
 */
class PatternExamplesTest {
  private static final long START = Instant.parse("2024-05-02T10:00:00Z").toEpochMilli();
  private static final long HOUR = 3_600_000;
  private static final long END = START + HOUR - 1;

  @Test
  void textsOfOneFormAreOnePattern() throws Exception {
    HeapSource events =
        new HeapSource("g", 2)
            .add(START + 1, "[INFO] Request time: 327 ms")
            .add(START + 2, "[INFO] Request time: 12 ms")
            .add(START + 3, "boot");

    assertThat(ask(events, "pattern @message"))
        .containsExactly(
            "@pattern=[INFO] Request time: <Time-1> ms @ratio=0.6667 @sampleCount=2"
                + " @severityLabel=Info",
            "@pattern=boot @ratio=0.3333 @sampleCount=1");
  }

  @Test
  void tokensAreTyped() throws Exception {
    HeapSource events =
        new HeapSource("g", 9)
            .add(
                START,
                "2024-05-01T10:00:05.123Z WARN 10.0.0.1 id 6fa459ea-ee8a-3ca4-894e-db77e160355e"
                    + " got 17 of b7f3a9");

    assertThat(ask(events, "pattern @message | display @pattern, @severityLabel"))
        .containsExactly(
            "@pattern=<Time-1> WARN <IP-2> id <UUID-3> got <Number-4> of <Token-5>"
                + " @severityLabel=Warning");
  }

  @Test
  void wordsThatVaryAreTokens() throws Exception {
    HeapSource events =
        new HeapSource("g", 2)
            .add(START, "user alice has logged in")
            .add(START, "user bob has logged in")
            .add(START, "user carol has logged in")
            .add(START, "cache is empty")
            .add(START, "cache is full");

    assertThat(ask(events, "pattern @message | fields @pattern, @sampleCount | display @pattern"))
        .containsExactly(
            "@pattern=user <Token-1> has logged in",
            "@pattern=cache is empty",
            "@pattern=cache is full");
  }

  @Test
  void severitiesAreNeverJoined() throws Exception {
    HeapSource events =
        new HeapSource("g", 2)
            .add(START, "ERROR the disk of the host is full")
            .add(START, "WARN the disk of the host is full");

    assertThat(ask(events, "pattern @message | display @severityLabel"))
        .containsExactly("@severityLabel=Error", "@severityLabel=Warning");
  }

  @Test
  void patternsTakeComputedTextsAndCanBeFiltered() throws Exception {
    HeapSource events =
        new HeapSource("g", 2).add(START, "a: x 1").add(START, "a: x 2").add(START, "b: y 3");

    assertThat(
            ask(
                events,
                "parse @message '*: *' as k, rest | pattern toupper(rest)"
                    + " | filter @sampleCount > 1 | display @pattern"))
        .containsExactly("@pattern=X <Number-1>");
  }

  @Test
  void hugeNumbersOfFormsStayBounded() throws Exception {
    HeapSource events = new HeapSource("g", 5_000);
    int texts = 30_000;
    for (int i = 0; i < texts; i++) {
      events.add(START + i, word(i) + ":" + ";".repeat(i % 7) + word(i * 31));
    }
    Running running = Asking.run(events, START, END, "pattern @message | stats sum(@sampleCount)");

    assertThat(Asking.texts(running)).containsExactly("sum(@sampleCount)=" + texts);
  }

  private static String word(int number) {
    StringBuilder word = new StringBuilder();
    for (int left = number; left > 0; left /= 26) {
      word.append((char) ('a' + left % 26));
    }
    return word.append('_').toString();
  }

  @Test
  void diffComparesWithTheRangeBefore() throws Exception {
    HeapSource events = new HeapSource("g", 3);
    times(2, START - HOUR / 2, "P took 1 ms", events);
    times(4, START - HOUR / 2, "gone", events);
    times(5, START, "P took 2 ms", events);
    times(1, START, "fresh", events);

    assertThat(ask(events, "filter @message not like 'none' | pattern @message | diff"))
        .containsExactly(
            "@pattern=gone @sampleCount=0 @differenceCount=-4 @differenceDescription=Gone",
            "@pattern=P took <Time-1> ms @sampleCount=5 @differenceCount=3"
                + " @differenceDescription=150% more",
            "@pattern=fresh @sampleCount=1 @differenceCount=1 @differenceDescription=New");
    assertThat(ask(events, "diff")).hasSize(3);
  }

  @Test
  void baselinesAreShiftedByTheCalendar() throws Exception {
    HeapSource events = new HeapSource("g", 3);
    times(1, Instant.parse("2024-04-02T10:30:00Z").toEpochMilli(), "month", events);
    times(1, Instant.parse("2024-04-25T10:30:00Z").toEpochMilli(), "week", events);
    times(1, Instant.parse("2024-05-01T10:30:00Z").toEpochMilli(), "day", events);

    String show = " | display @pattern, @differenceCount";
    assertThat(ask(events, "diff previousMonth" + show))
        .containsExactly("@pattern=month @differenceCount=-1");
    assertThat(ask(events, "diff previousWeek" + show))
        .containsExactly("@pattern=week @differenceCount=-1");
    assertThat(ask(events, "diff previousDay" + show))
        .containsExactly("@pattern=day @differenceCount=-1");
    assertThat(ask(events, "logcompare timeshift 7d" + show))
        .containsExactly("@pattern=week @differenceCount=-1");
    assertThat(ask(events, "diff" + show)).isEmpty();
  }

  @Test
  void anomaliesAreUnusualPartsOfTheRangeAndNewPatterns() throws Exception {
    HeapSource events = new HeapSource("g", 100);
    for (int minute = 0; minute < 60; minute++) {
      times(10, START + minute * 60_000L, "steady as ever", events);
      times(minute == 31 ? 90 : 3, START + minute * 60_000L, "burst at times", events);
      times(minute > 50 ? 1 : 0, START + minute * 60_000L, "never seen before", events);
    }

    // part 13 has minutes 30 to 32: 3 + 90 + 3
    List<String> rows =
        ask(events, "pattern @message | anomaly | display @pattern, @anomalyDescription");

    assertThat(rows)
        .containsExactly(
            "@pattern=burst at times @anomalyDescription=Pattern frequency: 96 in part 13 of 24 of"
                + " the time range (median: 7.5)",
            "@pattern=never seen before @anomalyDescription=New pattern",
            "@pattern=steady as ever");
  }

  @Test
  void anomaliesAreOfPatterns() {
    assertThatThrownBy(() -> Planner.plan(QlParser.parse("fields a | anomaly"), 10))
        .isInstanceOf(QueryProblem.class)
        .hasMessageContaining("after pattern");
    assertThatThrownBy(() -> Planner.plan(QlParser.parse("stats count(*) | diff"), 10))
        .isInstanceOf(QueryProblem.class);
  }

  @Test
  void relevantFieldsTellTheRowsApart() throws Exception {
    HeapSource events =
        new HeapSource("g", 2)
            .add(START, "{\"svc\":\"api\",\"ms\":120,\"status\":500,\"same\":\"x\"}")
            .add(START, "{\"svc\":\"api\",\"ms\":30,\"status\":200,\"same\":\"x\"}")
            .add(START, "{\"svc\":\"db\",\"ms\":400,\"status\":503,\"same\":\"x\"}");

    // svc: {api 1/2, db 1/2} against {api 1}; Jensen-Shannon divergence 0.3113
    assertThat(ask(events, "relevantfields svc, status where ms > 100"))
        .containsExactly(
            "@fieldName=status @relevanceScore=1 @conditionalMedian=501.5 @baselineMedian=200",
            "@fieldName=svc @relevanceScore=0.3113 @topRelevanceContributors=[\"db\"]");
    assertThat(ask(events, "relevantfields where ms > 100 | display @fieldName, @relevanceScore"))
        .containsExactly(
            "@fieldName=ms @relevanceScore=1",
            "@fieldName=status @relevanceScore=1",
            "@fieldName=svc @relevanceScore=0.3113",
            "@fieldName=same @relevanceScore=0");
  }

  private static void times(int count, long time, String message, HeapSource events) {
    for (int i = 0; i < count; i++) {
      events.add(time, message);
    }
  }

  private static List<String> ask(HeapSource events, String question) throws Exception {
    return Asking.ask(events, START, END, question);
  }
}
