package io.tallystone.engine.query.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tallystone.engine.query.plan.Plan;
import io.tallystone.engine.query.plan.Planner;
import io.tallystone.engine.query.plan.QueryProblem;
import io.tallystone.engine.query.ql.QlParser;
import io.tallystone.engine.query.syntax.Source;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Queries with others within them, by the pages "subqueries", "join" and "appendcols". */
class NestedQueriesTest {
  private static final long START = Instant.parse("2024-05-01T10:00:00Z").toEpochMilli();
  private static final long END = START + 3_600_000;
  private static final Limits LIMITS =
      new Limits(16 << 20, Duration.ofMinutes(1), 3, QueryMemory.unbounded());

  private final HeapSource requests =
      new HeapSource("api", 2)
          .add(START + 1_000, "{\"requestId\":\"r1\",\"status\":500}")
          .add(START + 2_000, "{\"requestId\":\"r2\",\"status\":502}")
          .add(START + 3_000, "{\"requestId\":\"r3\",\"status\":200}")
          .add(START + 4_000, "no request");
  private final HeapSource functions =
      new HeapSource("lambda", 2)
          .add(START - 9_000, "{\"requestId\":\"r2\",\"duration\":5,\"error\":\"early\"}")
          .add(START + 1_500, "{\"requestId\":\"r1\",\"duration\":9,\"error\":\"x\"}")
          .add(START + 1_600, "{\"requestId\":\"r1\",\"duration\":8}")
          .add(START + 3_500, "{\"requestId\":\"r3\",\"duration\":7}");

  @Test
  void aSubquerySelectsTheEventsOfItsValues() throws Exception {
    assertThat(
            ask(
                "filter requestId in (SOURCE 'lambda' | filter ispresent(error)"
                    + " | fields requestId) | fields requestId"))
        .containsExactly("requestId=r1");
    assertThat(ask("filter requestId in (SOURCE 'lambda' | fields requestId) | fields requestId"))
        .containsExactly("requestId=r3", "requestId=r1");
  }

  @Test
  void notInLeavesOutMissingValuesToo() throws Exception {
    assertThat(
            ask("filter requestId not in (SOURCE 'lambda' | fields requestId) | fields requestId"))
        .containsExactly("requestId=r2");
  }

  @Test
  void aSubqueryMayAggregateAndStandInAnyCondition() throws Exception {
    assertThat(
            ask(
                "filter status = 502 or (@message like 'request' and requestId in ("
                    + "SOURCE 'lambda' | stats count(*) as n by requestId | filter n > 1"
                    + " | fields requestId)) | fields requestId"))
        .containsExactly("requestId=r2", "requestId=r1");
  }

  @Test
  void aSourceMayHaveATimeRangeOfItsOwn() throws Exception {
    assertThat(
            ask(
                "filter requestId in (SOURCE 'lambda' start=2024-05-01T09:59:00Z"
                    + " end=2024-05-01T09:59:59Z | fields requestId) | fields requestId"))
        .containsExactly("requestId=r2");
  }

  @Test
  void aJoinPairsRows() throws Exception {
    assertThat(
            ask(
                "filter status >= 500 | join type=inner left=a right=b"
                    + " where a.requestId = b.requestId (SOURCE 'lambda')"
                    + " | fields a.requestId, a.status, b.duration"))
        .containsExactly(
            "a.requestId=r1 a.status=500 b.duration=8", "a.requestId=r1 a.status=500 b.duration=9");
  }

  @Test
  void aLeftJoinKeepsRowsWithoutPartner() throws Exception {
    assertThat(
            ask(
                "filter status >= 500 | join type=left left=a right=b"
                    + " where a.requestId = b.requestId (SOURCE 'lambda' | filter duration > 8)"
                    + " | fields a.requestId, b.duration | sort b.duration desc"))
        .containsExactly("a.requestId=r1 b.duration=9", "a.requestId=r2");
  }

  @Test
  void joinedRowsCanBeGrouped() throws Exception {
    assertThat(
            ask(
                "join left=a right=b where a.requestId = b.requestId (SOURCE 'lambda')"
                    + " | stats sum(b.duration) as d by a.status"))
        .containsExactly("a.status=200 d=7", "a.status=500 d=17");
  }

  @Test
  void withoutFieldsAJoinShowsBothSides() throws Exception {
    assertThat(
            ask(
                "filter status = 200 | fields requestId | join left=a right=b"
                    + " where a.requestId = b.requestId (SOURCE 'lambda' | fields duration)"))
        .containsExactly("a.requestId=r3 b.duration=7");
  }

  @Test
  void afterAJoinNamesSayTheirSide() {
    assertProblem(
        "join left=a right=b where a.id = b.id (SOURCE 'lambda') | fields status",
        "found status (expected: a.status or b.status, as there is a join before)");
  }

  @Test
  void appendedColumnsStandBesideByPosition() throws Exception {
    assertThat(
            ask(
                "filter ispresent(status) | stats count(*) as n by requestId"
                    + " | appendcols (SOURCE 'lambda' | stats max(duration) as d by requestId)"))
        .containsExactly("requestId=r1 n=1 d=9", "requestId=r2 n=1 d=7", "requestId=r3 n=1");
    assertThat(
            ask(
                "filter status < 502 | fields requestId | sort @timestamp asc"
                    + " | appendcols override=true max=1 (SOURCE 'lambda'"
                    + " | stats max(duration) as d by requestId | sort d))".replace("))", ")")))
        .containsExactly("requestId=r3 d=7", "");
  }

  @Test
  void nestingEndsAtOneLevel() {
    String inner = "(SOURCE 'lambda' | filter requestId in (SOURCE 'lambda' | fields requestId))";
    assertProblem("filter requestId in " + inner, "Nested subqueries are not supported");
    assertProblem(
        "join left=a right=b where a.x = b.x " + inner, "Nested subqueries are not supported");
    assertProblem("appendcols " + inner, "Nested subqueries are not supported");
    assertProblem(
        "filter a in (SOURCE 'lambda' | pattern @message | diff)",
        "Nested subqueries are not supported");
  }

  @Test
  void whatMakesNoSenseIsRefused() {
    assertProblem(
        "filter requestId in (SOURCE 'lambda' | fields a, b)",
        "The subquery gives a, b (expected: requestId)");
    assertProblem(
        "fields a in (SOURCE 'lambda' | fields a) as x", "A subquery may only stand in a filter");
    assertProblem(
        "join left=a right=b where a.x = b.x (SOURCE 'l') | join left=c right=d"
            + " where c.a.x = d.x (SOURCE 'l')",
        "A query may have one join");
  }

  @Test
  void tooManyValuesOfASubqueryFailTheQuery() {
    HeapSource many = new HeapSource("many", 10_000);
    for (int i = 0; i <= 50_000; i++) {
      many.add(START + i, "{\"requestId\":\"r" + i + "\"}");
    }
    assertThatThrownBy(
            () ->
                Asking.run(
                    requests,
                    sources -> List.of(many),
                    START,
                    END,
                    LIMITS,
                    plan("filter requestId in (SOURCE 'many' | fields requestId)")))
        .isInstanceOf(QueryFailed.class)
        .hasMessageContaining("50,000");
  }

  @Test
  void childrenShareTheMemoryOfTheQuery() {
    HeapSource large = new HeapSource("large", 100);
    for (int i = 0; i < 3_000; i++) {
      large.add(START + i, "{\"x\":\"" + "y".repeat(1_000) + i + "\"}");
    }
    assertThatThrownBy(
            () ->
                Asking.run(
                    requests,
                    sources -> List.of(large),
                    START,
                    END,
                    new Limits(1 << 20, Duration.ofMinutes(1), 2, QueryMemory.unbounded()),
                    plan(
                        "join left=a right=b where a.x = b.x (SOURCE 'large') | fields b.@message")))
        .isInstanceOf(QueryFailed.class)
        .hasMessageContaining("memory");
  }

  @Test
  void statisticsCountWhatChildrenRead() throws Exception {
    Running running =
        Asking.run(
            requests,
            this::resolve,
            START,
            END,
            LIMITS,
            plan("filter requestId in (SOURCE 'lambda' | fields requestId)"));

    assertThat(running.statistics().recordsScanned()).isEqualTo(8);
  }

  private List<EventSource> resolve(List<Source> sources) {
    assertThat(sources)
        .extracting(Source::target)
        .allSatisfy(
            target ->
                assertThat(((Source.Target.LogGroup) target).name().text()).isEqualTo("lambda"));
    return List.of(functions);
  }

  private List<String> ask(String question) throws Exception {
    return Asking.texts(Asking.run(requests, this::resolve, START, END, LIMITS, plan(question)));
  }

  private static Plan plan(String question) {
    return Planner.plan(QlParser.parse(question), 10_000);
  }

  private static void assertProblem(String question, String message) {
    assertThatThrownBy(() -> plan(question))
        .isInstanceOf(QueryProblem.class)
        .hasMessageContaining(message);
  }
}
