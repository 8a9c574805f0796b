package io.tallystone.engine.query.aggregate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tallystone.engine.query.value.Fields;
import io.tallystone.engine.query.value.Numbers;
import io.tallystone.engine.query.value.Text;
import io.tallystone.engine.query.value.Value;
import io.tallystone.engine.query.value.Whole;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

/** Where exact answers end: estimates stay near, states stay small. */
class SketchesTest {
  private static final long SEED = 23;

  @Test
  void distinctValuesAreExactUpToTenThousand() {
    assertThat(distinct(0, 10_000).result()).isEqualTo(new Whole(10_000));
  }

  @Test
  void beyondTheyAreEstimatedWithinThreePercentInLittleMemory() {
    for (int values : new int[] {10_001, 50_000, 300_000}) {
      State state = distinct(0, values);
      assertThat(Numbers.asDouble(state.result())).isCloseTo(values, within(values * 0.03));
      assertThat(state.bytes()).isLessThan(20_000);
    }
  }

  @Test
  void mergedEstimatesAreThoseOfAllValues() {
    State all = distinct(0, 60_000);
    State overlapping = distinct(0, 40_000);
    overlapping.merge(distinct(20_000, 60_000));
    assertThat(overlapping.result()).isEqualTo(all.result());
    State small = distinct(0, 100);
    small.merge(all);
    assertThat(small.result()).isEqualTo(distinct(0, 60_000).result());
    State large = distinct(0, 60_000);
    large.merge(distinct(0, 100));
    assertThat(large.result()).isEqualTo(small.result());
  }

  private static State distinct(int from, int to) {
    State state = AggregatesTest.newState("count_distinct");
    for (int i = from; i < to; i++) {
      state.add(List.of(new Text("user-" + i)), 0);
    }
    return state;
  }

  @Test
  void percentilesAreExactUpTo4096Numbers() {
    double[] numbers = numbers(4_096);
    State state = percentile("pct 37", numbers, 0, numbers.length);
    Arrays.sort(numbers);
    double expected = numbers[(int) Math.ceil(0.37 * numbers.length) - 1];
    assertThat(Numbers.asDouble(state.result())).isEqualTo(expected);
  }

  @Test
  void beyondTheirRankIsWithinHalfAPercentAndCloserAtTheEnds() {
    double[] numbers = numbers(200_000);
    double[] sorted = numbers.clone();
    Arrays.sort(sorted);
    for (double percent : new double[] {0, 1, 25, 50, 90, 99, 99.9, 100}) {
      String call = "pct " + percent;
      State whole = percentile(call, numbers, 0, numbers.length);
      State merged = percentile(call, numbers, 0, 1_000);
      merged.merge(percentile(call, numbers, 1_000, 120_000));
      merged.merge(percentile(call, numbers, 120_000, 198_000));
      merged.merge(percentile(call, numbers, 198_000, 200_000));
      double off = percent >= 99 || percent <= 1 ? 0.001 : 0.005;
      for (State state : List.of(whole, merged)) {
        double rank = rank(sorted, Numbers.asDouble(state.result()));
        assertThat(rank).as("%s, seed %s", call, SEED).isCloseTo(percent / 100, within(off));
        assertThat(state.bytes()).isLessThan(90_000);
      }
    }
  }

  private static double rank(double[] sorted, double number) {
    int place = Arrays.binarySearch(sorted, number);
    return (double) (place < 0 ? -place - 1 : place) / sorted.length;
  }

  private static State percentile(String call, double[] numbers, int from, int to) {
    State state = AggregatesTest.newState(call);
    for (int i = from; i < to; i++) {
      state.addReal(numbers[i], 0);
    }
    return state;
  }

  @Test
  void theCountsOfALargeHistogramAddUp() {
    double[] numbers = numbers(50_000);
    State state = percentile("histogram 10", numbers, 0, numbers.length);
    Fields ranges = (Fields) state.result();
    long sum = 0;
    for (Value count : ranges.fields().values()) {
      assertThat(((Whole) count).number()).isNotNegative();
      sum += ((Whole) count).number();
    }
    assertThat(ranges.fields()).hasSize(10);
    assertThat(sum).isEqualTo(50_000);
  }

  /** Durations, most of them short. */
  private static double[] numbers(int count) {
    RandomGenerator random = RandomGeneratorFactory.getDefault().create(SEED);
    double[] numbers = new double[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = Math.exp(3 * random.nextGaussian());
    }
    return numbers;
  }
}
