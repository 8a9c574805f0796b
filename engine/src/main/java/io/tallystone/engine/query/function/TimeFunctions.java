package io.tallystone.engine.query.function;

import io.tallystone.engine.query.value.Time;
import io.tallystone.engine.query.value.Value;
import io.tallystone.engine.query.value.Whole;
import java.util.List;

/**
 * {@code fromMillis toMillis now queryStartTime queryEndTime queryTimeRange}. {@code now()} is in
 * seconds, the others in milliseconds, as documented.
 */
final class TimeFunctions {
  static final List<ScalarFunction> ALL =
      List.of(
          Plain.of("fromMillis", Arity.exactly(1), arguments -> time(arguments.getFirst())),
          Plain.of("toMillis", Arity.exactly(1), arguments -> Millis.of(arguments.getFirst())),
          Plain.ofQuery("now", query -> new Whole(Math.floorDiv(query.nowMs(), 1000L))),
          Plain.ofQuery("queryStartTime", query -> new Whole(query.startMs())),
          Plain.ofQuery("queryEndTime", query -> new Whole(query.endMs())),
          Plain.ofQuery("queryTimeRange", query -> new Whole(query.endMs() - query.startMs())));

  private TimeFunctions() {}

  private static Value time(Value value) {
    Value millis = Millis.of(value);
    return millis instanceof Whole whole ? new Time(whole.number()) : millis;
  }
}
