package io.tallystone.engine.query.aggregate;

import io.tallystone.engine.query.value.Missing;
import io.tallystone.engine.query.value.Value;
import io.tallystone.engine.query.value.Whole;
import java.util.List;

/** {@code count(*)}: rows; {@code count(f)}: rows that have f. */
final class CountState implements State {
  private static final long BYTES = 24;

  private long count;

  @Override
  public void add(List<Value> arguments, long timestampMs) {
    if (arguments.isEmpty() || !(arguments.getFirst() instanceof Missing)) {
      count++;
    }
  }

  @Override
  public void addWhole(long number, long timestampMs) {
    count++;
  }

  @Override
  public void addReal(double number, long timestampMs) {
    count++;
  }

  @Override
  public void merge(State other) {
    count += ((CountState) other).count;
  }

  @Override
  public Value result() {
    return new Whole(count);
  }

  @Override
  public long bytes() {
    return BYTES;
  }
}
