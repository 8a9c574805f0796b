package io.tallystone.engine.query.function;

import static io.tallystone.engine.query.value.Missing.MISSING;

import io.tallystone.engine.query.value.Coercion;
import io.tallystone.engine.query.value.Numbers;
import io.tallystone.engine.query.value.Value;
import io.tallystone.engine.query.value.Whole;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * {@code abs ceil floor greatest least log sqrt round haversine}.
 *
 * <p>Chosen here, as AWS is silent: {@code round} takes ties away from zero, and negative places
 * round to tens and hundreds; the logarithm of a number that is not positive and the root of a
 * negative one are missing.
 */
final class NumericFunctions {
  /** Mean radius of the Earth in km (IUGG, GRS 80); AWS names none. */
  private static final double EARTH_RADIUS = 6371.0088;

  /** A double has no digits beyond these places. */
  private static final int MAX_PLACES = 340;

  static final List<ScalarFunction> ALL =
      List.of(
          Plain.ofNumber("abs", NumericFunctions::abs),
          Plain.ofNumber("ceil", number -> wholeOr(number, Math::ceil)),
          Plain.ofNumber("floor", number -> wholeOr(number, Math::floor)),
          Plain.ofNumber("log", number -> Numbers.of(Math.log(Numbers.asDouble(number)))),
          Plain.ofNumber("sqrt", number -> Numbers.of(Math.sqrt(Numbers.asDouble(number)))),
          Plain.of("greatest", Arity.atLeast(1), arguments -> extreme(arguments, 1)),
          Plain.of("least", Arity.atLeast(1), arguments -> extreme(arguments, -1)),
          Plain.of("round", Arity.between(1, 2), NumericFunctions::round),
          Plain.of("haversine", Arity.exactly(4), NumericFunctions::haversine));

  private NumericFunctions() {}

  private static Value abs(Value number) {
    return Numbers.asDouble(number) < 0 ? Arithmetic.negate(number) : number;
  }

  private static Value wholeOr(Value number, DoubleUnaryOperator rounding) {
    return number instanceof Whole
        ? number
        : Numbers.of(rounding.applyAsDouble(Numbers.asDouble(number)));
  }

  private static Value extreme(List<Value> arguments, int sign) {
    Value best = MISSING;
    for (Value argument : arguments) {
      Value number = Coercion.number(argument);
      if (!Numbers.isNumber(number)) {
        return MISSING;
      }
      if (best == MISSING || Numbers.compare(number, best) * sign > 0) {
        best = number;
      }
    }
    return best;
  }

  private static Value round(List<Value> arguments) {
    Value number = Coercion.number(arguments.getFirst());
    Value places = arguments.size() > 1 ? Coercion.number(arguments.get(1)) : new Whole(0);
    if (!Numbers.isNumber(number) || !Numbers.isNumber(places)) {
      return MISSING;
    }
    int scale = (int) Math.clamp(Numbers.asDouble(places), -MAX_PLACES, MAX_PLACES);
    if (number instanceof Whole && scale >= 0) {
      return number;
    }
    BigDecimal exact =
        number instanceof Whole whole
            ? BigDecimal.valueOf(whole.number())
            : BigDecimal.valueOf(Numbers.asDouble(number));
    return Numbers.of(exact.setScale(scale, RoundingMode.HALF_UP).doubleValue());
  }

  private static Value haversine(List<Value> arguments) {
    double[] radians = new double[4];
    for (int i = 0; i < radians.length; i++) {
      Value degrees = Coercion.number(arguments.get(i));
      if (!Numbers.isNumber(degrees)) {
        return MISSING;
      }
      radians[i] = Math.toRadians(Numbers.asDouble(degrees));
    }
    double latitude = Math.sin((radians[2] - radians[0]) / 2);
    double longitude = Math.sin((radians[3] - radians[1]) / 2);
    double chord =
        latitude * latitude + Math.cos(radians[0]) * Math.cos(radians[2]) * longitude * longitude;
    return Numbers.of(2 * EARTH_RADIUS * Math.asin(Math.min(1, Math.sqrt(chord))));
  }
}
