package io.tallystone.engine.query.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** The commands whose rows depend on other rows; expectations worked out by hand. */
class SeriesCommandsTest {
  private static final String OLDEST_FIRST = "sort @timestamp asc | ";

  @Test
  void accumAddsUpInTheOrderOfTheRows() throws Exception {
    SampleEvents events = SampleEvents.numbers("10", "20", "\"none\"", "30");

    assertThat(events.ask("fields x | " + OLDEST_FIRST + "accum x as total"))
        .containsExactly("x=10 total=10", "x=20 total=30", "x=none", "x=30 total=60");
    assertThat(events.ask("fields n | accum x as total"))
        .containsExactly("n=3 total=30", "n=2", "n=1 total=50", "n=0 total=60");
    assertThat(events.ask("fields x | " + OLDEST_FIRST + "accum x"))
        .containsExactly("x=10", "x=30", "", "x=60");
    assertThat(events.ask("stats sum(x) as s by n | accum s as running | filter n = 3"))
        .containsExactly("n=3 s=30 running=60");
  }

  @Test
  void autoregressShowsEarlierRows() throws Exception {
    SampleEvents events = SampleEvents.numbers("10", "20", "30");

    assertThat(events.ask("fields x | " + OLDEST_FIRST + "autoregress x p=1-2"))
        .containsExactly("x=10", "x=20 x_p1=10", "x=30 x_p1=20 x_p2=10");
    assertThat(events.ask("fields x | " + OLDEST_FIRST + "autoregress x as last"))
        .containsExactly("x=10", "x=20 last=10", "x=30 last=20");
    assertThat(events.ask("fields x | " + OLDEST_FIRST + "autoregress x as back p=2"))
        .containsExactly("x=10", "x=20", "x=30 back=10");
    assertThat(events.ask("fields x | " + OLDEST_FIRST + "autoregress x as b p=2-3"))
        .containsExactly("x=10", "x=20", "x=30 b_p2=10");
  }

  @Test
  void filldownCarriesTheLastValue() throws Exception {
    SampleEvents events =
        new SampleEvents()
            .at(0, "{\"cpu1\":\"a\",\"cpu2\":\"p\",\"mem\":1}")
            .at(1, "{\"mem\":2}")
            .at(2, "{\"cpu1\":\"b\"}")
            .at(3, "{\"cpu2\":\"q\"}");

    assertThat(events.ask("fields cpu1, cpu2, mem | " + OLDEST_FIRST + "filldown cpu1"))
        .containsExactly("cpu1=a cpu2=p mem=1", "cpu1=a mem=2", "cpu1=b", "cpu1=b cpu2=q");
    assertThat(events.ask("fields cpu1, cpu2, mem | " + OLDEST_FIRST + "filldown cpu*"))
        .containsExactly(
            "cpu1=a cpu2=p mem=1", "cpu1=a cpu2=p mem=2", "cpu1=b cpu2=p", "cpu1=b cpu2=q");
    assertThat(events.ask("fields cpu1, mem | " + OLDEST_FIRST + "filldown"))
        .containsExactly("cpu1=a mem=1", "cpu1=a mem=2", "cpu1=b mem=2", "cpu1=b mem=2");
    assertThat(events.ask("fields cpu1, cpu2, mem | " + OLDEST_FIRST + "filldown c*2 mem"))
        .containsExactly(
            "cpu1=a cpu2=p mem=1", "cpu2=p mem=2", "cpu1=b cpu2=p mem=2", "cpu2=q mem=2");
  }

  @Test
  void addtotalsAddsRowsAndColumns() throws Exception {
    SampleEvents events =
        new SampleEvents().at(0, "{\"a\":1,\"b\":2,\"c\":\"x\"}").at(1, "{\"a\":2.5,\"c\":\"y\"}");

    assertThat(events.ask("fields a, b, c | " + OLDEST_FIRST + "addtotals"))
        .containsExactly("a=1 b=2 c=x Total=3", "a=2.5 c=y Total=2.5");
    assertThat(events.ask("fields a, b, c | " + OLDEST_FIRST + "addtotals col=true a"))
        .containsExactly("a=1 b=2 c=x Total=1", "a=2.5 c=y Total=2.5", "a=3.5 Total=3.5");
    assertThat(
            events.ask(
                "fields a, b | " + OLDEST_FIRST + "addtotals fieldname=sum row=false col=true"))
        .containsExactly("a=1 b=2", "a=2.5", "a=3.5 b=2");
    assertThat(events.ask("stats sum(a) as s by c | sort c | addtotals col=true s"))
        .containsExactly("c=x s=1 Total=1", "c=y s=2.5 Total=2.5", "s=3.5 Total=3.5");
    assertThat(events.ask("filter a > 9 | fields a | addtotals col=true")).isEmpty();
  }

  @Test
  void addtotalsLeavesTimesOut() throws Exception {
    assertThat(SampleEvents.numbers("1", "2").ask("stats sum(x) as s by bin(1h) | addtotals"))
        .containsExactly("bin(1h)=2024-05-01 10:00:00.000 s=3 Total=3");
  }

  @Test
  void fillmissingAddsTheEmptyBins() throws Exception {
    SampleEvents events =
        new SampleEvents()
            .at(5, "{\"svc\":\"api\",\"ms\":120}")
            .at(70, "{\"svc\":\"api\",\"ms\":30}")
            .at(240, "{\"svc\":\"db\",\"ms\":400}");

    assertThat(events.ask("stats avg(ms) as m by bin(1m) as t | fillmissing with 0 for m"))
        .containsExactly(
            "t=2024-05-01 10:04:00.000 m=400",
            "t=2024-05-01 10:03:00.000 m=0",
            "t=2024-05-01 10:02:00.000 m=0",
            "t=2024-05-01 10:01:00.000 m=30",
            "t=2024-05-01 10:00:00.000 m=120");
    assertThat(events.ask("stats avg(ms) as m by bin(2m) as t | sort t | fillmissing"))
        .containsExactly(
            "t=2024-05-01 10:00:00.000 m=75",
            "t=2024-05-01 10:02:00.000",
            "t=2024-05-01 10:04:00.000 m=400");
    assertThat(
            events.ask(
                "stats sum(ms) as s by svc, bin(2m) as t | fillmissing with -1 for s"
                    + " | filter s < 0"))
        .containsExactly(
            "svc=api t=2024-05-01 10:04:00.000 s=-1",
            "svc=api t=2024-05-01 10:02:00.000 s=-1",
            "svc=db t=2024-05-01 10:02:00.000 s=-1",
            "svc=db t=2024-05-01 10:00:00.000 s=-1");
    assertThat(events.ask("stats count(*) as n by bin(2m) offset 1mo | sort n desc | fillmissing"))
        .containsExactly(
            "bin(2m)=2024-06-01 10:00:00.000 n=2",
            "bin(2m)=2024-06-01 10:04:00.000 n=1",
            "bin(2m)=2024-06-01 10:02:00.000");
    assertThat(events.ask("filter ms > 999 | stats count(*) by bin(1m) | fillmissing")).isEmpty();
  }

  @Test
  void fillmissingBeyondAllBoundsFailsTheQuery() {
    SampleEvents events =
        SampleEvents.numbers("1", "2", "3", "4", "5", "6", "7", "8", "9", "0", "1", "2");

    assertThatThrownBy(() -> events.ask("stats count(*) by bin(1ms) | fillmissing"))
        .isInstanceOf(QueryFailed.class)
        .hasMessageContaining("more than 100000 rows");
  }

  @Test
  void offsetMovesTheBins() throws Exception {
    SampleEvents events = new SampleEvents().at(5, "{}").at(370, "{}");

    assertThat(events.ask("stats count(*) as n by bin(5m) as t offset 1h"))
        .containsExactly("t=2024-05-01 11:05:00.000 n=1", "t=2024-05-01 11:00:00.000 n=1");
    assertThat(events.ask("stats count(*) as n by bin(1h) offset 1mo"))
        .containsExactly("bin(1h)=2024-06-01 10:00:00.000 n=2");
  }

  @Test
  void outliersAreClampedRemovedAndMarked() throws Exception {
    SampleEvents events = SampleEvents.numbers("10", "11", "12", "13", "100", "\"no\"");

    // of 10 11 12 13 100 the quartiles are 11 and 13: the boundary is 13 + 2.5 * 2
    assertThat(events.ask("fields x | " + OLDEST_FIRST + "outlier x"))
        .containsExactly("x=10", "x=11", "x=12", "x=13", "x=18", "x=no");
    assertThat(events.ask("fields x | " + OLDEST_FIRST + "outlier action=remove x"))
        .containsExactly("x=10", "x=11", "x=12", "x=13", "x=no");
    assertThat(events.ask("fields n | " + OLDEST_FIRST + "outlier mark=true x | filter n > 3"))
        .containsExactly("n=4 outlier=1", "n=5 outlier=0");
    assertThat(events.ask("fields x | " + OLDEST_FIRST + "outlier param=0 uselower=true x"))
        .containsExactly("x=11", "x=11", "x=12", "x=13", "x=13", "x=no");
  }

  @Test
  void sessionsEndWithALongGap() throws Exception {
    SampleEvents events =
        new SampleEvents()
            .at(0, "{\"u\":\"ann\",\"n\":0}")
            .at(1200, "{\"u\":\"ann\",\"n\":1}")
            .at(1300, "{\"u\":\"bob\",\"n\":2}")
            .at(1400, "{\"n\":3}")
            .at(3000, "{\"u\":\"ann\",\"n\":4}")
            .at(4801, "{\"u\":\"ann\",\"n\":5}");

    assertThat(events.ask("fields n | " + OLDEST_FIRST + "sessionize u"))
        .containsExactly(
            "n=0 session_id=1",
            "n=1 session_id=1",
            "n=2 session_id=2",
            "n=3",
            "n=4 session_id=1",
            "n=5 session_id=3");
    assertThat(events.ask("fields n | sessionize u maxspan 90m as s | filter u = 'ann'"))
        .containsExactly("n=5 s=1", "n=4 s=1", "n=1 s=1", "n=0 s=1");
    assertThat(events.ask("sessionize u | stats count(*) as n by session_id | filter n > 1"))
        .containsExactly("session_id=1 n=3");
  }

  @Test
  void countFrequentPutsTheMostFrequentFirst() throws Exception {
    SampleEvents events =
        new SampleEvents()
            .at(0, "{\"m\":\"GET\",\"s\":200}")
            .at(1, "{\"m\":\"POST\",\"s\":500}")
            .at(2, "{\"m\":\"GET\",\"s\":200}")
            .at(3, "{\"m\":\"GET\",\"s\":404}");

    assertThat(events.ask("countFrequent m, s"))
        .containsExactly(
            "m=GET s=200 _approxcount=2",
            "m=GET s=404 _approxcount=1",
            "m=POST s=500 _approxcount=1");
    assertThat(events.ask("count_frequent m | limit 1")).containsExactly("m=GET _approxcount=3");
  }

  @Test
  void unmaskLeavesRowsAsTheyAre() throws Exception {
    assertThat(SampleEvents.numbers("1").ask("fields x | unmask x")).containsExactly("x=1");
    assertThat(SampleEvents.numbers("1").ask("fields unmask(x) as y")).containsExactly("y=1");
  }
}
