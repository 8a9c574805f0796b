package io.tallystone.engine.query.aggregate;

import static io.tallystone.engine.query.value.Missing.MISSING;

import io.tallystone.engine.query.value.Coercion;
import io.tallystone.engine.query.value.Footprint;
import io.tallystone.engine.query.value.NaturalOrder;
import io.tallystone.engine.query.value.Value;
import java.util.List;

/**
 * {@code sortsFirst(f)} and {@code sortsLast(f)}: the value that {@code sort f asc} puts first or
 * last; rows without f, and lists and maps, are left out.
 */
final class SortedState implements State {
  private static final long BYTES = 24;

  private final End end;
  private Value best = MISSING;

  SortedState(End end) {
    this.end = end;
  }

  @Override
  public void add(List<Value> arguments, long timestampMs) {
    Value value = arguments.getFirst();
    if (Coercion.text(value) != null
        && (best == MISSING || end.prefers(NaturalOrder.ASCENDING.compare(value, best)))) {
      best = value;
    }
  }

  @Override
  public void merge(State other) {
    add(List.of(((SortedState) other).best), 0);
  }

  @Override
  public Value result() {
    return best;
  }

  @Override
  public long bytes() {
    return BYTES + Footprint.bytes(best);
  }
}
