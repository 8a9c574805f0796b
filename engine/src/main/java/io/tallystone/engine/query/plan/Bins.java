package io.tallystone.engine.query.plan;

import static io.tallystone.engine.query.value.Missing.MISSING;

import io.tallystone.engine.query.function.Arity;
import io.tallystone.engine.query.function.BinPeriod;
import io.tallystone.engine.query.function.Evaluation;
import io.tallystone.engine.query.function.ScalarFunction;
import io.tallystone.engine.query.syntax.Period;
import io.tallystone.engine.query.value.Coercion;
import io.tallystone.engine.query.value.Time;
import io.tallystone.engine.query.value.Value;
import io.tallystone.engine.query.value.Whole;
import java.time.DateTimeException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The bins of {@code stats ... by bin(period) offset length}, as a function of the event's time.
 *
 * <p>AWS says that the offset shifts the bins by a length "such as comparing current metrics
 * against the same period in the previous hour". Taken as: an event counts for the bin that begins
 * so much later than the one it is in. With {@code offset 1h} the row of 11:00 shows what happened
 * at 10:00, beside the row of 11:00 of a query without. (To move the boundaries within the bin
 * instead would change nothing in AWS's own sample, {@code bin(5m) offset 1h}.)
 *
 * @param period between the starts of bins
 * @param offset null for none
 */
public record Bins(BinPeriod period, @Nullable Period offset) implements ScalarFunction {
  @Override
  public String name() {
    return "bin";
  }

  @Override
  public Arity arity() {
    return Arity.exactly(1);
  }

  @Override
  public Value apply(List<Value> arguments, Evaluation evaluation) {
    if (!(Coercion.number(arguments.get(0)) instanceof Whole millis)) {
      return MISSING;
    }
    try {
      return new Time(shifted(period.floor(millis.number())));
    } catch (DateTimeException | ArithmeticException beyondTheCalendar) {
      return MISSING;
    }
  }

  /**
   * All starts of bins from one to another, both among them.
   *
   * @param first the start of a bin
   * @param most how many there may be
   * @return null if there are more
   */
  public long @Nullable [] between(long first, long last, int most) {
    long[] starts = new long[16];
    int count = 0;
    // what is shifted cannot always be shifted back: a month after January 31 is no month before it
    long plain = plainStart(first);
    for (long start = shifted(plain); start <= last; start = shifted(plain)) {
      if (count == most) {
        return null;
      }
      if (count == starts.length) {
        starts = Arrays.copyOf(starts, 2 * count);
      }
      starts[count++] = start;
      plain = period.next(plain);
    }
    return Arrays.copyOf(starts, count);
  }

  private long plainStart(long shifted) {
    Period by = offset;
    if (by == null) {
      return shifted;
    }
    long near = shifted - (Lengths.later(shifted, by) - shifted);
    long start = period.floor(near);
    while (shifted(start) > shifted) {
      start = period.floor(start - 1);
    }
    while (shifted(start) < shifted) {
      start = period.next(start);
    }
    return start;
  }

  private long shifted(long start) {
    return offset == null ? start : Lengths.later(start, offset);
  }
}
