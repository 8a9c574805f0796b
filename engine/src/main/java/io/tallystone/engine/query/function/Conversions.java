package io.tallystone.engine.query.function;

import static io.tallystone.engine.query.value.Missing.MISSING;

import io.tallystone.engine.query.value.Bool;
import io.tallystone.engine.query.value.Coercion;
import io.tallystone.engine.query.value.Missing;
import io.tallystone.engine.query.value.Numbers;
import io.tallystone.engine.query.value.Value;
import io.tallystone.engine.query.value.Whole;
import java.util.List;

/**
 * {@code toNumber toInt toLong toDouble isNumeric}.
 *
 * <p>Chosen here, as AWS is silent: text that is no number, and numbers out of the 32 or 64 bits,
 * are missing; decimals are cut off.
 */
final class Conversions {
  static final List<ScalarFunction> ALL =
      List.of(
          Plain.ofNumber("toNumber", number -> number),
          Plain.ofNumber("toDouble", number -> number),
          Plain.ofNumber("toInt", number -> whole(number, Integer.MIN_VALUE, Integer.MAX_VALUE)),
          Plain.ofNumber("toLong", number -> whole(number, Long.MIN_VALUE, Long.MAX_VALUE)),
          Plain.of("isNumeric", Arity.exactly(1), Conversions::isNumeric));

  private Conversions() {}

  private static Value whole(Value number, long least, long most) {
    Value cut = truncated(number);
    return cut instanceof Whole whole && least <= whole.number() && whole.number() <= most
        ? cut
        : MISSING;
  }

  /** Without decimals; {@link Whole} if a long holds it. */
  static Value truncated(Value number) {
    if (number instanceof Whole) {
      return number;
    }
    double real = Numbers.asDouble(number);
    return Numbers.of(real < 0 ? Math.ceil(real) : Math.floor(real));
  }

  private static Value isNumeric(List<Value> arguments) {
    Value value = arguments.getFirst();
    return value instanceof Missing ? MISSING : Bool.of(Numbers.isNumber(Coercion.number(value)));
  }
}
