package io.tallystone.engine.query.run;

import io.tallystone.engine.query.plan.Lengths;
import io.tallystone.engine.query.plan.SeriesStep;
import io.tallystone.engine.query.value.Missing;
import io.tallystone.engine.query.value.Time;
import io.tallystone.engine.query.value.Value;
import io.tallystone.engine.query.value.Whole;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@link SeriesStep.Sessions}: goes through the rows in time, whatever their order. */
record SessionRows(SeriesStep.Sessions step, Evaluator evaluator) implements RowOperator {
  private record Session(long number, long lastMillis) {}

  private record Moment(int row, long millis) {}

  @Override
  public Batch apply(Batch batch) {
    List<Vector> identity =
        step.identity().stream().map(field -> evaluator.evaluate(field, batch)).toList();
    Map<List<@Nullable String>, Session> open = new HashMap<>();
    Value[] numbers = new Value[batch.size()];
    Arrays.fill(numbers, Missing.MISSING);
    long sessions = 0;
    for (Moment moment : inTime(batch.column(SystemFields.TIMESTAMP))) {
      List<@Nullable String> key = RowKey.of(identity, moment.row);
      if (!key.contains(null)) {
        Session last = open.get(key);
        boolean goesOn = last != null && moment.millis <= endOfGap(last.lastMillis);
        long number = last != null && goesOn ? last.number : ++sessions;
        open.put(key, new Session(number, moment.millis));
        numbers[moment.row] = new Whole(number);
      }
    }
    return batch.with(step.name(), new Vector.Values(numbers));
  }

  private long endOfGap(long start) {
    try {
      return Lengths.later(start, step.maxGap());
    } catch (DateTimeException | ArithmeticException beyondTheCalendar) {
      return Long.MAX_VALUE;
    }
  }

  private static List<Moment> inTime(Vector times) {
    List<Moment> moments = new ArrayList<>();
    for (int row = 0; row < times.size(); row++) {
      if (times.get(row) instanceof Time time) {
        moments.add(new Moment(row, time.millis()));
      }
    }
    moments.sort(Comparator.comparingLong(Moment::millis));
    return moments;
  }
}
