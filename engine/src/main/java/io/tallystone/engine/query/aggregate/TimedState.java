package io.tallystone.engine.query.aggregate;

import static io.tallystone.engine.query.value.Missing.MISSING;

import io.tallystone.engine.query.value.Footprint;
import io.tallystone.engine.query.value.Missing;
import io.tallystone.engine.query.value.NaturalOrder;
import io.tallystone.engine.query.value.Value;
import java.util.List;

/**
 * {@code earliest(f)} and {@code latest(f)}: f of the event with the first or last {@code
 * @timestamp}. Chosen here: events without f are left out; of several at one time the value that
 * {@code sort} puts first or last counts, so that the answer does not depend on who scans faster.
 */
final class TimedState implements State {
  private static final long BYTES = 32;

  private final End end;
  private long time;
  private Value value = MISSING;

  TimedState(End end) {
    this.end = end;
  }

  @Override
  public void add(List<Value> arguments, long timestampMs) {
    offer(arguments.getFirst(), timestampMs);
  }

  @Override
  public void merge(State other) {
    TimedState that = (TimedState) other;
    offer(that.value, that.time);
  }

  @Override
  public Value result() {
    return value;
  }

  @Override
  public long bytes() {
    return BYTES + Footprint.bytes(value);
  }

  private void offer(Value candidate, long candidateTime) {
    if (candidate instanceof Missing) {
      return;
    }
    int order = Long.compare(candidateTime, time);
    if (order == 0) {
      order = NaturalOrder.ASCENDING.compare(candidate, value);
    }
    if (value instanceof Missing || end.prefers(order)) {
      value = candidate;
      time = candidateTime;
    }
  }
}
