package io.tallystone.engine.query.aggregate;

import static io.tallystone.engine.query.value.Missing.MISSING;

import io.tallystone.engine.query.function.BinPeriod;
import io.tallystone.engine.query.value.Coercion;
import io.tallystone.engine.query.value.Numbers;
import io.tallystone.engine.query.value.Value;

/**
 * {@code rate(f, interval)}. Documented as the rate of change per interval, without a formula.
 * Here: the last number less the first by {@code @timestamp}, divided by the time between, times
 * the interval; missing without two numbers at different times. A counter that goes back has a
 * negative rate. Of several numbers at one time the smallest counts as first, the largest as last.
 */
final class RateState extends NumericState {
  static final Aggregate AGGREGATE =
      new WithConstant(
          "rate",
          "a period, such as 1m",
          constant -> {
            long interval = BinPeriod.parse(String.valueOf(Coercion.text(constant))).millis();
            return () -> new RateState(interval);
          });

  private static final long BYTES = 64;

  private final long intervalMs;
  private boolean some;
  private long firstTime;
  private double first;
  private long lastTime;
  private double last;

  RateState(long intervalMs) {
    this.intervalMs = intervalMs;
  }

  @Override
  public void addReal(double number, long timestampMs) {
    if (!some || timestampMs < firstTime || (timestampMs == firstTime && number < first)) {
      first = number;
      firstTime = timestampMs;
    }
    if (!some || timestampMs > lastTime || (timestampMs == lastTime && number > last)) {
      last = number;
      lastTime = timestampMs;
    }
    some = true;
  }

  @Override
  public void merge(State other) {
    RateState that = (RateState) other;
    if (that.some) {
      addReal(that.first, that.firstTime);
      addReal(that.last, that.lastTime);
    }
  }

  @Override
  public Value result() {
    double between = (double) lastTime - firstTime;
    return between == 0 ? MISSING : Numbers.of((last - first) / between * intervalMs);
  }

  @Override
  public long bytes() {
    return BYTES;
  }
}
