package io.tallystone.engine.query.aggregate;

import static io.tallystone.engine.query.value.Missing.MISSING;

import io.tallystone.engine.query.value.Numbers;
import io.tallystone.engine.query.value.Value;

/** {@code avg(f)} of the values that are numbers; missing if there is none. */
final class AverageState extends NumericState {
  private static final long BYTES = 32 + Sum.BYTES;

  private final Sum sum = new Sum();
  private long count;

  @Override
  public void addWhole(long number, long timestampMs) {
    sum.add(number);
    count++;
  }

  @Override
  public void addReal(double number, long timestampMs) {
    sum.add(number);
    count++;
  }

  @Override
  public void merge(State other) {
    AverageState averages = (AverageState) other;
    sum.add(averages.sum);
    count += averages.count;
  }

  @Override
  public Value result() {
    return count == 0 ? MISSING : Numbers.of(sum.asDouble() / count);
  }

  @Override
  public long bytes() {
    return BYTES;
  }
}
