package io.tallystone.engine.query.aggregate;

import static io.tallystone.engine.query.value.Missing.MISSING;

import io.tallystone.engine.query.value.Coercion;
import io.tallystone.engine.query.value.Fields;
import io.tallystone.engine.query.value.Numbers;
import io.tallystone.engine.query.value.Value;
import io.tallystone.engine.query.value.Whole;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * {@code histogram(f, buckets)}: a map from ranges of equal width, from the smallest number to the
 * largest, to how many numbers each holds. AWS documents no text for the keys; here they are {@code
 * [0,50)}, and {@code [50,100]} for the last. If all numbers are equal there is one range. Exact
 * for up to 4,096 numbers, else an estimate by {@link NumberSample} whose counts still add up.
 */
final class Histogram extends NumericState {
  static final Aggregate AGGREGATE =
      new WithConstant(
          "histogram",
          "a whole number from 1 to " + AggregateLimits.BUCKETS,
          constant -> {
            int buckets = buckets(constant);
            return () -> new Histogram(buckets);
          });

  private static final long BYTES = 24;

  private final int buckets;
  private final NumberSample sample = new NumberSample();

  private Histogram(int buckets) {
    this.buckets = buckets;
  }

  private static int buckets(Value constant) {
    if (Coercion.number(constant) instanceof Whole whole
        && whole.number() >= 1
        && whole.number() <= AggregateLimits.BUCKETS) {
      return (int) whole.number();
    }
    throw new IllegalArgumentException(
        "buckets: "
            + Coercion.text(constant)
            + " (expected: a whole number from 1 to "
            + AggregateLimits.BUCKETS
            + ")");
  }

  @Override
  public void addReal(double number, long timestampMs) {
    sample.add(number);
  }

  @Override
  public void merge(State other) {
    sample.add(((Histogram) other).sample);
  }

  @Override
  public Value result() {
    if (sample.count() == 0) {
      return MISSING;
    }
    double least = sample.least();
    double most = sample.most();
    Map<String, Value> counts = new LinkedHashMap<>();
    long below = 0;
    double start = least;
    for (int i = 1; i < buckets && least < most; i++) {
      double share = (double) i / buckets;
      double end = least * (1 - share) + most * share;
      long belowEnd = Math.max(below, sample.below(end));
      counts.merge(
          "[" + text(start) + "," + text(end) + ")", new Whole(belowEnd - below), Histogram::sum);
      below = belowEnd;
      start = end;
    }
    counts.put("[" + text(start) + "," + text(most) + "]", new Whole(sample.count() - below));
    return new Fields(counts);
  }

  /** Ranges narrower than a double's precision have one name. */
  private static Value sum(Value a, Value b) {
    return new Whole(((Whole) a).number() + ((Whole) b).number());
  }

  private static String text(double number) {
    return String.valueOf(Coercion.text(Numbers.of(number)));
  }

  @Override
  public long bytes() {
    return BYTES + sample.bytes();
  }
}
