package io.tallystone.engine.query.aggregate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tallystone.engine.query.value.Coercion;
import io.tallystone.engine.query.value.Numbers;
import io.tallystone.engine.query.value.RandomValues;
import io.tallystone.engine.query.value.Text;
import io.tallystone.engine.query.value.Value;
import io.tallystone.engine.query.value.Whole;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However rows are split, and in whatever order states merge, the answer is that of all rows. */
class MergingTest {
  private static final long SEED = 19;

  private record Row(Value value, long time) {}

  @ParameterizedTest
  @ValueSource(
      strings = {
        "count",
        "count_distinct",
        "sum",
        "avg",
        "min",
        "max",
        "stddev",
        "earliest",
        "latest",
        "sortsFirst",
        "sortsLast",
        "pct 50",
        "pct 99.9",
        "rate 1m",
        "count_over_time",
        "sum_over_time",
        "histogram 7"
      })
  void mergedStatesHaveTheResultOfAllRowsInOne(String call) {
    RandomGenerator random = RandomGeneratorFactory.getDefault().create(SEED);
    for (int round = 0; round < 300; round++) {
      List<Row> rows = rows(random, random.nextInt(60));
      State all = AggregatesTest.newState(call);
      rows.forEach(row -> all.add(List.of(row.value(), new Whole(1)), row.time()));
      Value merged = merged(call, rows, 1 + random.nextInt(5), random);
      assertSame(call + ", seed " + SEED + ", round " + round + ": " + rows, merged, all.result());
    }
  }

  private static Value merged(String call, List<Row> rows, int parts, RandomGenerator random) {
    List<State> states = new ArrayList<>();
    for (int i = 0; i < parts; i++) {
      states.add(AggregatesTest.newState(call));
    }
    List<Row> shuffled = new ArrayList<>(rows);
    Collections.shuffle(shuffled, new Random(random.nextLong()));
    for (Row row : shuffled) {
      states.get(random.nextInt(parts)).add(List.of(row.value(), new Whole(1)), row.time());
    }
    State last = states.getLast();
    states.subList(0, parts - 1).forEach(last::merge);
    return last.result();
  }

  private static void assertSame(String about, Value merged, Value all) {
    if (Numbers.isNumber(merged) && Numbers.isNumber(all)) {
      double expected = Numbers.asDouble(all);
      assertThat(Numbers.asDouble(merged))
          .as(about)
          .isCloseTo(expected, within(Math.max(1e-6, Math.abs(expected) * 1e-9)));
    } else {
      assertThat(Coercion.text(merged)).as(about).isEqualTo(Coercion.text(all));
      assertThat(merged.getClass()).as(about).isEqualTo(all.getClass());
    }
  }

  /** Numbers of like size, so that sums have digits to compare, between values of all kinds. */
  private static List<Row> rows(RandomGenerator random, int count) {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Value value =
          switch (random.nextInt(4)) {
            case 0 -> new Whole(random.nextInt(-1_000, 1_000));
            case 1 -> Numbers.of(random.nextInt(-1_000, 1_000) / 8.0);
            case 2 -> new Text(random.nextInt(100) + (random.nextBoolean() ? ".0" : ""));
            default -> new Text("n" + RandomValues.text(random));
          };
      rows.add(new Row(value, random.nextInt(30) * 1_000L));
    }
    return rows;
  }

  @Test
  void noStateThrowsOnAnyValues() {
    RandomGenerator random = RandomGeneratorFactory.getDefault().create(SEED);
    for (Aggregate aggregate : AggregateTable.all()) {
      String call = aggregate.name() + (aggregate.arity().least() > 1 ? constant(aggregate) : "");
      State one = AggregatesTest.newState(call);
      State two = AggregatesTest.newState(call);
      for (int i = 0; i < 3_000; i++) {
        State state = random.nextBoolean() ? one : two;
        state.add(List.of(RandomValues.next(random), new Whole(1)), random.nextLong());
      }
      one.merge(two);
      assertThat(one.result()).as("%s, seed %s", call, SEED).isNotNull();
      assertThat(one.bytes()).as(call).isPositive();
    }
  }

  private static String constant(Aggregate aggregate) {
    return aggregate.name().equals("rate") ? " 1m" : " 7";
  }

  @Test
  void numbersWithoutObjectsCountAsThoseWith() {
    for (String call : List.of("count", "sum", "avg", "min", "max", "stddev", "pct 50", "latest")) {
      State plain = AggregatesTest.newState(call);
      State objects = AggregatesTest.newState(call);
      for (int i = -50; i < 50; i++) {
        plain.addWhole(i * 7 % 31, i);
        plain.addReal(i / 4.0, i);
        objects.add(List.of(new Whole(i * 7 % 31)), i);
        objects.add(List.of(Numbers.of(i / 4.0)), i);
      }
      assertThat(Coercion.text(plain.result())).as(call).isEqualTo(Coercion.text(objects.result()));
    }
  }
}
