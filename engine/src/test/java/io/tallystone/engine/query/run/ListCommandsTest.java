package io.tallystone.engine.query.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallystone.engine.query.plan.Planner;
import io.tallystone.engine.query.ql.QlParser;
import org.junit.jupiter.api.Test;

/** {@code json}, {@code unnest} and {@code expand}. */
class ListCommandsTest {
  private final SampleEvents events =
      new SampleEvents()
          .at(0, "{\"n\":1,\"tags\":[\"a\",\"b\"],\"text\":\"{\\\"k\\\":{\\\"s\\\":[7,8]}}\"}")
          .at(1, "{\"n\":2,\"tags\":[]}")
          .at(2, "{\"n\":3,\"tags\":\"c\"}")
          .at(3, "{\"n\":4}");

  @Test
  void unnestMakesARowOfEachItem() throws Exception {
    assertThat(
            events.ask(
                "sort @timestamp asc | fields n, jsonParse(@message) as j"
                    + " | unnest j.tags into t | display n, t"))
        .containsExactly("n=1 t=a", "n=1 t=b", "n=3 t=c");
    assertThat(events.ask("fields jsonParse(@message) as j | unnest j.tags into t | display t"))
        .containsExactly("t=c", "t=a", "t=b");
    assertThat(
            events.ask(
                "fields jsonParse(@message) as j | unnest j.tags into t"
                    + " | stats count(*) as c by t | sort t"))
        .containsExactly("t=a c=1", "t=b c=1", "t=c c=1");
    assertThat(events.ask("fields n | unnest n into t | limit 1")).containsExactly("n=4 t=4");
  }

  @Test
  void aMapIsAListOfItself() throws Exception {
    assertThat(events.ask("filter n = 4 | fields jsonParse(@message) as j | unnest j into t"))
        .containsExactly("j={\"n\":4} t={\"n\":4}");
  }

  @Test
  void theLimitCountsItems() throws Exception {
    assertThat(
            events.ask("fields split('a,b,c', ',') as s | unnest s into t | limit 4 | display t"))
        .containsExactly("t=a", "t=b", "t=c", "t=a");
    assertThat(
            Asking.texts(
                Asking.run(
                    events.source(),
                    SampleEvents.START,
                    SampleEvents.END,
                    Planner.plan(
                        QlParser.parse(
                            "fields split('a,b,c', ',') as s | limit 1 | unnest s into t | display"
                                + " t"),
                        2))))
        .containsExactly("t=a", "t=b");
  }

  @Test
  void expandReplacesAnArrayByItsElements() throws Exception {
    assertThat(events.ask("fields n, tags | sort @timestamp asc | expand tags"))
        .containsExactly("n=1 tags=a", "n=1 tags=b", "n=3 tags=c", "n=4");
    assertThat(events.ask("filter n = 1 | fields '[1,{\"a\":2}]' as l | expand l"))
        .containsExactly("l=1", "l={\"a\":2}");
    assertThat(events.ask("filter n = 1 | fields 'x' as l | expand l")).containsExactly("l=x");
  }

  @Test
  void jsonTakesALeafOutOfText() throws Exception {
    assertThat(events.ask("json field=text \"k.s.1\" as x | filter n < 3 | fields n, x"))
        .containsExactly("n=2", "n=1 x=8");
    assertThat(events.ask("filter n = 1 | json field=text \"k.s[0]\" as x | fields x"))
        .containsExactly("x=7");
    assertThat(events.ask("filter n = 1 | json field=text \"k\" as x | fields x, x.s[1] as y"))
        .containsExactly("x={\"s\":[7,8]} y=8");
  }

  @Test
  void rowsOfOneEventKeepTheirOrder() throws Exception {
    assertThat(
            new SampleEvents()
                .at(0, "b1 a2 c3")
                .at(1, "z9 y8")
                .ask("parse @message /([a-z])\\d/ as l multi | display l"))
        .containsExactly("l=z", "l=y", "l=b", "l=a", "l=c");
  }
}
