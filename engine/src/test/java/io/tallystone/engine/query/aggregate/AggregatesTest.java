package io.tallystone.engine.query.aggregate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tallystone.engine.query.function.InvalidArgument;
import io.tallystone.engine.query.value.Coercion;
import io.tallystone.engine.query.value.Missing;
import io.tallystone.engine.query.value.Numbers;
import io.tallystone.engine.query.value.Rendering;
import io.tallystone.engine.query.value.Text;
import io.tallystone.engine.query.value.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Examples: the aggregate with its constant, the values of f in the order of their events, one each
 * minute ({@code -} is an event without f), and the result.
 */
class AggregatesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      nullValues = "MISSING",
      textBlock =
          """
          count             | 120 - 400          | 2
          count             | -                  | 0
          count             | a b a              | 3
          count_distinct    | api api db -       | 2
          count_distinct    | 1 01 1.0           | 3
          count_distinct    | -                  | 0
          sum               | 120 30 400         | 550
          sum               | 0.1 0.2            | 0.3
          sum               | 1 x - 2            | 3
          sum               | x -                | MISSING
          sum               | 9223372036854775807 1 | 9223372036854776000
          sum               | 1e16 1 -1e16       | 1
          avg               | 120 30 400         | 183.3333
          avg               | 120 x -            | 120
          avg               | -                  | MISSING
          min               | 120 30 400         | 30
          min               | 10 9 - 9.50        | 9
          max               | 120 30 400         | 400
          max               | 1.50 1 -           | 1.50
          max               | 9 10 x             | 10
          min               | 9 10 x             | 9
          min               | b a 111A 5A        | 5A
          max               | b a c              | c
          max               | -                  | MISSING
          stddev            | 120 30 400         | 157.5507
          stddev            | 7                  | 0
          stddev            | 2 4 4 4 5 5 7 9    | 2
          stddev            | x                  | MISSING
          pct 50            | 120 30 400         | 120
          pct 0             | 120 30 400         | 30
          pct 100           | 120 30 400         | 400
          pct 99            | 1 2 3 4 5 6 7 8 9 10 | 10
          pct 90            | 1 2 3 4 5 6 7 8 9 10 | 9
          pct 50            | x -                | MISSING
          earliest          | api db             | api
          earliest          | - db api           | db
          latest            | api db -           | db
          latest            | -                  | MISSING
          sortsFirst        | api db             | api
          sortsFirst        | 10 5A a 9          | 5A
          sortsLast         | 10 5A a 9          | 10
          sortsLast         | -                  | MISSING
          rate 1m           | 100 - 160          | 30
          rate 1h           | 100 160            | 3600
          rate 1m           | 160 100            | -60
          rate 1m           | 100                | MISSING
          count_over_time   | a - b              | 2
          sum_over_time     | 120 30             | 150
          histogram 2       | 0 10 50 100        | `{"[0,50)":2,"[50,100]":2}`
          histogram 4       | 0 1                | `{"[0,0.25)":1,"[0.25,0.5)":0,"[0.5,0.75)":0,"[0.75,1]":1}`
          histogram 3       | 7 7                | `{"[7,7]":2}`
          histogram 3       | x                  | MISSING
          """)
  void examples(String call, String values, @Nullable String expected) {
    State state = newState(call);
    long time = 0;
    for (String value : values.split(" ", -1)) {
      Value argument = value.equals("-") ? Missing.MISSING : new Text(value);
      state.add(List.of(argument), time);
      time += 60_000;
    }
    assertThat(Rendering.render(state.result())).isEqualTo(expected);
  }

  @Test
  void countOfNoFieldCountsRows() {
    State state = newState("count");
    state.add(List.of(), 0);
    state.add(List.of(), 0);
    assertThat(Rendering.render(state.result())).isEqualTo("2");
  }

  @Test
  void namesAreFoundInAnyCase() {
    assertThat(AggregateTable.find("SORTSFIRST")).isEqualTo(AggregateTable.find("sortsFirst"));
    assertThat(AggregateTable.find("sortsFirst")).isPresent();
    assertThat(AggregateTable.find("median")).isEmpty();
    assertThat(AggregateTable.all())
        .extracting(Aggregate::name)
        .containsExactlyInAnyOrder(
            "avg",
            "count",
            "count_distinct",
            "count_over_time",
            "earliest",
            "histogram",
            "latest",
            "max",
            "min",
            "pct",
            "rate",
            "sortsFirst",
            "sortsLast",
            "stddev",
            "sum",
            "sum_over_time");
  }

  @ParameterizedTest
  @CsvSource({
    "pct, 101, pct: percent: 101 (expected: a number from 0 to 100)",
    "pct, -1, pct: percent: -1 (expected: a number from 0 to 100)",
    "pct, x, pct: percent: x (expected: a number from 0 to 100)",
    "histogram, 0, histogram: buckets: 0 (expected: a whole number from 1 to 1000)",
    "histogram, 2.5, histogram: buckets: 2.5 (expected: a whole number from 1 to 1000)",
    "histogram, 1001, histogram: buckets: 1001 (expected: a whole number from 1 to 1000)"
  })
  void aConstantOutOfRangeIsRefused(String name, String constant, String message) {
    assertThatThrownBy(() -> newState(name + " " + constant))
        .isInstanceOf(InvalidArgument.class)
        .hasMessage(message);
  }

  @Test
  void aPeriodOrPercentThatDependsOnTheRowIsRefused() {
    List<@Nullable Value> constants = new ArrayList<>();
    constants.add(null);
    constants.add(null);
    for (String name : List.of("pct", "rate", "histogram")) {
      Aggregate aggregate = AggregateTable.find(name).orElseThrow();
      assertThatThrownBy(() -> aggregate.prepare(constants))
          .isInstanceOf(InvalidArgument.class)
          .hasMessageStartingWith(name + ": a value of the row (expected: ");
    }
    assertThatThrownBy(() -> newState("rate soon"))
        .isInstanceOf(InvalidArgument.class)
        .hasMessageStartingWith("rate: period: soon (expected: ");
  }

  @Test
  void statesOfNumbersAreSmall() {
    for (String call : List.of("count", "sum", "avg", "min", "max", "stddev", "rate 1m")) {
      State state = newState(call);
      for (int i = 0; i < 10_000; i++) {
        state.addWhole(i, i);
        state.add(List.of(new Text(Integer.toString(i))), i);
      }
      assertThat(state.bytes()).as(call).isLessThanOrEqualTo(80);
    }
  }

  @Test
  void whatIsKeptOfTextIsCounted() {
    State state = newState("max");
    state.add(List.of(new Text("x".repeat(1_000))), 0);
    assertThat(state.bytes()).isGreaterThan(2_000);
    State latest = newState("latest");
    latest.add(List.of(new Text("x".repeat(1_000))), 0);
    assertThat(latest.bytes()).isGreaterThan(2_000);
  }

  /** The state of an aggregate, prepared with the constant after its name. */
  static State newState(String call) {
    String[] words = call.split(" ", -1);
    List<@Nullable Value> constants = new ArrayList<>();
    constants.add(null);
    if (words.length > 1) {
      Value number = Coercion.number(new Text(words[1]));
      constants.add(Numbers.isNumber(number) ? number : new Text(words[1]));
    }
    return AggregateTable.find(words[0]).orElseThrow().prepare(constants).newState();
  }
}
