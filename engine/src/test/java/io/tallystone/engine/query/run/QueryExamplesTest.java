package io.tallystone.engine.query.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallystone.engine.block.Needs;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Questions whose answers follow from the documentation, over four events. */
class QueryExamplesTest {
  private static final long START = Instant.parse("2024-05-01T10:00:00Z").toEpochMilli();
  private static final long END = Instant.parse("2024-05-01T11:00:00Z").toEpochMilli();

  private final HeapSource events =
      new HeapSource("g", 2)
          .add(
              START + 5_000,
              "{\"level\":\"ERROR\",\"svc\":\"api\",\"ms\":120,\"status\":500,\"user\":{\"id\":\"u1\"},\"tags\":[\"a\",\"b\"]}")
          .add(
              START + 70_000,
              "{\"level\":\"INFO\",\"svc\":\"api\",\"ms\":30,\"status\":200,\"user\":{\"id\":\"u2\"},\"tags\":[]}")
          .add(
              START + 360_000,
              "{\"level\":\"ERROR\",\"svc\":\"db\",\"ms\":400,\"status\":503,\"user\":{\"id\":\"u1\"}}")
          .add(START + 390_000, "WARN slow path took 77 ms");

  @Test
  void fieldsChoosesAndComputes() throws Exception {
    assertThat(ask("filter svc=\"db\" | fields svc, ms/10 as d")).containsExactly("svc=db d=40");
    assertThat(ask("fields ispresent(svc) as isRes | limit 1")).containsExactly("isRes=0");
  }

  @Test
  void displayShowsNothingElse() throws Exception {
    assertThat(
            ask(
                "fields @timestamp | parse @message \"* slow path took * ms\" as lvl, took"
                    + " | filter lvl=\"WARN\" | display took"))
        .containsExactly("took=77");
  }

  @Test
  void withoutFieldsTimeAndMessageAreShownNewestFirst() throws Exception {
    assertThat(ask("filter @message like /took|ERROR/"))
        .hasSize(3)
        .first()
        .isEqualTo("@timestamp=2024-05-01 10:06:30.000 @message=WARN slow path took 77 ms");
  }

  @Test
  void filtersCompareAsDocumented() throws Exception {
    assertThat(ask("filter ms > 100 and level in [\"ERROR\"] | fields svc, ms"))
        .containsExactly("svc=db ms=400", "svc=api ms=120");
    assertThat(ask("filter @message like \"error\"")).isEmpty();
    assertThat(ask("filter @message like /(?i)error/ | fields svc"))
        .containsExactly("svc=db", "svc=api");
    assertThat(ask("filter not (level = \"ERROR\") | fields ms")).containsExactly("", "ms=30");
    assertThat(ask("filter status in [200, 503] | fields status"))
        .containsExactly("status=503", "status=200");
    assertThat(ask("filter tags.0 = 'a' | fields user.id")).containsExactly("user.id=u1");
  }

  @Test
  void parseKeepsEventsThatDoNotMatch() throws Exception {
    assertThat(ask("parse @message /took (?<t>\\d+)/ | fields t | sort @timestamp asc"))
        .containsExactly("", "", "", "t=77");
  }

  @Test
  void statsGroups() throws Exception {
    assertThat(ask("filter ispresent(svc) | stats count(*) as n, avg(ms) as a by svc"))
        .containsExactly("svc=api n=2 a=75", "svc=db n=1 a=400");
    assertThat(ask("stats count(*) by bin(5m)"))
        .containsExactly(
            "bin(5m)=2024-05-01 10:05:00.000 count(*)=2",
            "bin(5m)=2024-05-01 10:00:00.000 count(*)=2");
    assertThat(ask("stats sum(ms) as s by bin(5m) as t | stats max(s) as m"))
        .containsExactly("m=400");
    assertThat(ask("stats sum(ms)/count(ms) as mean, pct(ms, 50)"))
        .containsExactly("mean=183.3333 pct(ms, 50)=120");
    assertThat(ask("filter svc = 'none' | stats count(*) as n")).containsExactly("n=0");
    assertThat(ask("filter svc = 'none' | stats count(*) as n by svc")).isEmpty();
  }

  @Test
  void sortsInNaturalOrderAndLimits() throws Exception {
    assertThat(ask("sort @timestamp desc | limit 2 | fields svc")).containsExactly("", "svc=db");
    assertThat(ask("filter ispresent(ms) | sort ms | fields ms"))
        .containsExactly("ms=30", "ms=120", "ms=400");
    assertThat(ask("filter ispresent(ms) | sort svc desc, ms asc | fields ms"))
        .containsExactly("ms=400", "ms=30", "ms=120");
  }

  @Test
  void dedupKeepsTheFirstOfEachAndAllWithout() throws Exception {
    assertThat(ask("filter ispresent(svc) | fields ms | sort ms desc | dedup svc"))
        .containsExactly("ms=400", "ms=120");
    assertThat(ask("fields ms | dedup svc")).containsExactly("", "ms=400", "ms=30");
  }

  @Test
  void theTimeRangeHasBothItsEnds() throws Exception {
    assertThat(Asking.ask(events, START + 70_000, START + 360_000, "fields ms"))
        .containsExactly("ms=400", "ms=30");
  }

  @Test
  void statisticsTellWhatWasRead() throws Exception {
    Running running = Asking.run(events, START, END, "filter svc = 'db'");

    assertThat(running.statistics().recordsMatched()).isEqualTo(1);
    assertThat(running.statistics().recordsScanned()).isEqualTo(4);
    assertThat(events.needs).isNotInstanceOf(Needs.Anything.class);
  }

  private List<String> ask(String question) throws Exception {
    return Asking.ask(events, START, END, question);
  }
}
