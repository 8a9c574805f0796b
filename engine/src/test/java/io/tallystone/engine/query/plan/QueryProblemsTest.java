package io.tallystone.engine.query.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tallystone.engine.query.ql.QlParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Queries that can be read but not planned, each with what is said and where it points. */
class QueryProblemsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "dedup a | fields b; fields b; Only limit may follow dedup",
        "dedup a | limit 2 | sort b; sort b; Only limit may follow dedup",
        "filterIndex ip = '1'; ip; filterIndex: there is no field index on ip",
        "fillmissing; fillmissing; fillmissing must follow stats ... by bin(...)",
        "stats count(*) by a | fillmissing; fillmissing; fillmissing must follow stats",
        "stats count(*) as n by bin(1m) | fillmissing with n for n; n; fills in constants",
        "stats count(*) as n by bin(1m) | fillmissing with 0 for m; m; cannot fill m",
        "stats count(*) by a offset 1h; stats count(*) by a offset 1h; offset needs by bin",
        "stats count(*) by a | stats count(*) by bin(1m); bin(1m); bin needs @timestamp",
        "stats count(*) by a | sessionize a; sessionize a; sessionize needs @timestamp",
        "autoregress a p=1-101; autoregress a p=1-101; at most 100",
        "limit 0; limit 0; limit: 0 (expected: 1 to 100000)",
        "fields a | limit 100001; limit 100001; expected: 1 to 100000",
        "fields a | filldown b*; b*; filldown: no field of that form is named before",
        "lookup users id as id OUTPUT name; users; There is no lookup table users",
        "fields jsonParse(m) as j | sort j; j; sort takes no map or list",
        "fields jsonParse(m) as j | fields j as k | dedup k; k; dedup takes no map or list",
        "fields split(m, ',') as s | stats count(*) by s; s; stats takes no map or list",
        "stats max(jsonParse(m)); jsonParse(m); max takes no map or list",
        "parse m logfmt as l | sort l; l; sort takes no map or list",
        "stats histogram(a, 2) as h | sort h; h; sort takes no map or list"
      })
  void saysWhatIsWrongWhere(String query, String where, String message) {
    QueryProblem problem =
        catchThrowableOfType(QueryProblem.class, () -> Planner.plan(QlParser.parse(query), 10_000));

    assertThat(problem).as(query).isNotNull().hasMessageContaining(message);
    assertThat(query.substring(problem.span().start(), problem.span().end())).isEqualTo(where);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dedup a | limit 2",
        "sort a | limit 2 | stats count(*) by b | stats max(b) by c | stats count(*)",
        "fields jsonParse(m) as j | sort j.a | dedup j.b | limit 1",
        "fields jsonParse(m) as j | stats count(*) by j.status[0]",
        "fields jsonParse(m) as j | fields j.a as j | sort j"
      })
  void plansWhatMakesSense(String query) {
    assertThat(Planner.plan(QlParser.parse(query), 10_000).steps()).isNotEmpty();
  }

  @Test
  void onlyWhatIsNeededIsReadOfEvents() {
    Plan plan =
        Planner.plan(
            QlParser.parse(
                "fields a, b | accum unused as u | unnest l into i | filter c > 1 | display a, i"),
            10_000);

    assertThat(plan.eventFields()).containsExactlyInAnyOrder("a", "c", "l");
  }
}
