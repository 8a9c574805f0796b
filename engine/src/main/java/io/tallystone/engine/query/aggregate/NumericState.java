package io.tallystone.engine.query.aggregate;

import io.tallystone.engine.query.value.Coercion;
import io.tallystone.engine.query.value.Real;
import io.tallystone.engine.query.value.Value;
import io.tallystone.engine.query.value.Whole;
import java.util.List;

/** A state that looks at numbers only: a missing value, or one that is no number, is left out. */
abstract class NumericState implements State {
  @Override
  public final void add(List<Value> arguments, long timestampMs) {
    switch (Coercion.number(arguments.getFirst())) {
      case Whole whole -> addWhole(whole.number(), timestampMs);
      case Real real -> addReal(real.number(), timestampMs);
      default -> {}
    }
  }

  @Override
  public void addWhole(long number, long timestampMs) {
    addReal((double) number, timestampMs);
  }

  @Override
  public abstract void addReal(double number, long timestampMs);
}
