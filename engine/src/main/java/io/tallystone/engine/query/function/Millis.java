package io.tallystone.engine.query.function;

import static io.tallystone.engine.query.value.Missing.MISSING;

import io.tallystone.engine.query.value.Coercion;
import io.tallystone.engine.query.value.Numbers;
import io.tallystone.engine.query.value.Value;
import io.tallystone.engine.query.value.Whole;

/** Takes arguments as times: times themselves and numbers of milliseconds. */
final class Millis {
  private Millis() {}

  /** The milliseconds since the epoch as {@link Whole}, or Missing. */
  static Value of(Value value) {
    Value number = Coercion.number(value);
    Value cut = Numbers.isNumber(number) ? Conversions.truncated(number) : MISSING;
    return cut instanceof Whole ? cut : MISSING;
  }
}
