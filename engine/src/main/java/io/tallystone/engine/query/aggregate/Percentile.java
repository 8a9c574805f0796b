package io.tallystone.engine.query.aggregate;

import static io.tallystone.engine.query.value.Missing.MISSING;

import io.tallystone.engine.query.value.Coercion;
import io.tallystone.engine.query.value.Numbers;
import io.tallystone.engine.query.value.Value;

/**
 * {@code pct(f, percent)}: the value at which so many percent of the numbers lie. AWS documents no
 * algorithm; here it is the nearest rank, one of the values, for up to 4,096 numbers, and the
 * estimate of {@link NumberSample} beyond. 0 gives the smallest, 100 the largest.
 */
final class Percentile extends NumericState {
  static final Aggregate AGGREGATE =
      new WithConstant(
          "pct",
          "a number from 0 to 100",
          constant -> {
            double percent = percent(constant);
            return () -> new Percentile(percent);
          });

  private static final long BYTES = 32;

  private final double percent;
  private final NumberSample sample = new NumberSample();

  private Percentile(double percent) {
    this.percent = percent;
  }

  private static double percent(Value constant) {
    Value number = Coercion.number(constant);
    double percent = Numbers.isNumber(number) ? Numbers.asDouble(number) : -1;
    if (percent < 0 || percent > 100) {
      throw new IllegalArgumentException(
          "percent: " + Coercion.text(constant) + " (expected: a number from 0 to 100)");
    }
    return percent;
  }

  @Override
  public void addReal(double number, long timestampMs) {
    sample.add(number);
  }

  @Override
  public void merge(State other) {
    sample.add(((Percentile) other).sample);
  }

  @Override
  public Value result() {
    return sample.count() == 0 ? MISSING : Numbers.of(sample.quantile(percent / 100));
  }

  @Override
  public long bytes() {
    return BYTES + sample.bytes();
  }
}
