package io.tallystone.engine.query.aggregate;

import static io.tallystone.engine.query.value.Missing.MISSING;

import io.tallystone.engine.query.value.Coercion;
import io.tallystone.engine.query.value.Fields;
import io.tallystone.engine.query.value.Footprint;
import io.tallystone.engine.query.value.Items;
import io.tallystone.engine.query.value.NaturalOrder;
import io.tallystone.engine.query.value.Numbers;
import io.tallystone.engine.query.value.Real;
import io.tallystone.engine.query.value.Value;
import io.tallystone.engine.query.value.Whole;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code min(f)} and {@code max(f)}. AWS documents no order; here numbers go by value, and other
 * values count, in the order of {@code sort}, only if there is no number at all: a dash among
 * durations is not their minimum. Lists and maps are left out.
 *
 * <p>A number is kept as its bits. The value as the event has it is kept beside only if it is
 * written in another way, such as {@code 1.50}.
 */
final class ExtremeState implements State {
  private static final long BYTES = 40;

  private enum Kind {
    NONE,
    WHOLE,
    REAL,
    OTHER
  }

  private final End end;
  private Kind kind = Kind.NONE;
  private long bits;
  private @Nullable Value written;

  ExtremeState(End end) {
    this.end = end;
  }

  @Override
  public void add(List<Value> arguments, long timestampMs) {
    Value value = arguments.getFirst();
    switch (Coercion.number(value)) {
      case Whole whole -> offer(whole, value);
      case Real real -> offer(real, value);
      default -> offerOther(value);
    }
  }

  @Override
  public void addWhole(long number, long timestampMs) {
    if (kind != Kind.WHOLE) {
      Whole whole = new Whole(number);
      offer(whole, whole);
    } else if (end.prefers(Long.compare(number, bits))) {
      keep(Kind.WHOLE, number, null);
    }
  }

  @Override
  public void merge(State other) {
    ExtremeState that = (ExtremeState) other;
    if (that.kind != Kind.NONE) {
      add(List.of(that.result()), 0);
    }
  }

  @Override
  public Value result() {
    return written != null ? written : number();
  }

  @Override
  public long bytes() {
    return BYTES + (written == null ? 0 : Footprint.bytes(written));
  }

  private void offer(Value number, Value value) {
    int order = isNumber() ? Numbers.compare(number, number()) : 0;
    if (order == 0) {
      // of the ways in which one number is written the same one wins whatever the order of rows
      order = NaturalOrder.ASCENDING.compare(value, result());
    }
    if (!isNumber() || end.prefers(order)) {
      boolean canonical = String.valueOf(Coercion.text(number)).equals(Coercion.text(value));
      @Nullable Value kept = canonical ? null : value;
      if (number instanceof Whole whole) {
        keep(Kind.WHOLE, whole.number(), kept);
      } else {
        keep(Kind.REAL, Double.doubleToRawLongBits(Numbers.asDouble(number)), kept);
      }
    }
  }

  private void offerOther(Value value) {
    boolean comparable = Coercion.text(value) != null && !isNumber();
    if (value instanceof Items || value instanceof Fields || !comparable) {
      return;
    }
    if (written == null || end.prefers(NaturalOrder.ASCENDING.compare(value, written))) {
      keep(Kind.OTHER, 0, value);
    }
  }

  private void keep(Kind newKind, long newBits, @Nullable Value newWritten) {
    kind = newKind;
    bits = newBits;
    written = newWritten;
  }

  private boolean isNumber() {
    return kind == Kind.WHOLE || kind == Kind.REAL;
  }

  private Value number() {
    return switch (kind) {
      case WHOLE -> new Whole(bits);
      case REAL -> new Real(Double.longBitsToDouble(bits));
      case NONE, OTHER -> MISSING;
    };
  }
}
