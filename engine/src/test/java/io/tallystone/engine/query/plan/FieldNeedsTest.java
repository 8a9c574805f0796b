package io.tallystone.engine.query.plan;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tallystone.engine.query.ql.QlParser;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which messages a plan rules out without looking for fields in them. */
class FieldNeedsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "filter a = 'x'; {\"a\":\"x\"}; true",
        "filter a = 'x'; {\"a\":\"y\"}; false",
        "filter a = 'x'; {\"a\":\"\\u0078\"}; true",
        "filter a in ['x', 'z'] and b like 'q'; {\"a\":\"z\"}; false",
        "filter a = 'x' or b = 'z'; {\"b\":\"z\"}; true",
        "filter a != 'x'; {}; true",
        "filter a = 1; {\"a\":1.0}; true",
        "fields 'x' as a | filter a = 'x'; {}; true",
        "parse @message '*' as a | filter a = 'x'; {}; true",
        "fields strlen(a) as b | filter a = 'x'; {}; false",
        "unnest l into a | filter a = 'x'; {}; true",
        "expand a | filter a = 'x'; {}; true",
        "accum a | filter a = '3'; {}; true",
        "filldown | filter a = 'x'; {}; true",
        "stats max(b) as a | filter a = 'x'; {}; true",
        "limit 3 | filter a = 'x'; {}; true"
      })
  void aMessageIsPossibleUnlessItLacksWhatAFieldMustHave(
      String query, String message, boolean possible) {
    Plan plan = Planner.plan(QlParser.parse(query), 10);

    assertThat(plan.needs().possible(literal -> message.contains(new String(literal, UTF_8))))
        .isEqualTo(possible);
  }
}
