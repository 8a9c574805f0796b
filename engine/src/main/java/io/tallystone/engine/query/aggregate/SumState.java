package io.tallystone.engine.query.aggregate;

import static io.tallystone.engine.query.value.Missing.MISSING;

import io.tallystone.engine.query.value.Value;

/** {@code sum(f)} of the values that are numbers; missing if there is none. */
final class SumState extends NumericState {
  private static final long BYTES = 32 + Sum.BYTES;

  private final Sum sum = new Sum();
  private boolean some;

  @Override
  public void addWhole(long number, long timestampMs) {
    sum.add(number);
    some = true;
  }

  @Override
  public void addReal(double number, long timestampMs) {
    sum.add(number);
    some = true;
  }

  @Override
  public void merge(State other) {
    SumState sums = (SumState) other;
    sum.add(sums.sum);
    some |= sums.some;
  }

  @Override
  public Value result() {
    return some ? sum.result() : MISSING;
  }

  @Override
  public long bytes() {
    return BYTES;
  }
}
