package io.tallystone.engine.query.value;

/** Makes, adds up and compares {@link Whole} and {@link Real}. */
public final class Numbers {
  /** From here on every double is whole and differs from its neighbours by more than 1. */
  private static final double LONG_RANGE = 0x1p63;

  private Numbers() {}

  /** The number, {@link Whole} if it is one within a long's range, Missing if it is not finite. */
  public static Value of(double number) {
    if (!Double.isFinite(number)) {
      return Missing.MISSING;
    }
    return isWhole(number) ? new Whole((long) number) : new Real(number);
  }

  /** Whether a value is a number, not only the text of one. */
  public static boolean isNumber(Value value) {
    return value instanceof Whole || value instanceof Real;
  }

  /**
   * The nearest double.
   *
   * @param number a {@link Whole} or {@link Real}
   */
  public static double asDouble(Value number) {
    return number instanceof Whole whole ? (double) whole.number() : ((Real) number).number();
  }

  /**
   * Compares two numbers by their exact values, so that a long beyond 2⁵³ never equals a double
   * that is only near it.
   *
   * @param left a {@link Whole} or {@link Real}
   * @param right a {@link Whole} or {@link Real}
   */
  public static int compare(Value left, Value right) {
    if (left instanceof Whole a && right instanceof Whole b) {
      return Long.compare(a.number(), b.number());
    }
    if (left instanceof Whole a) {
      return -compare(((Real) right).number(), a.number());
    }
    double a = ((Real) left).number();
    return right instanceof Whole b
        ? compare(a, b.number())
        : Double.compare(a + 0.0, ((Real) right).number() + 0.0);
  }

  private static int compare(double real, long whole) {
    if (real >= LONG_RANGE || real < -LONG_RANGE) {
      return real > 0 ? 1 : -1;
    }
    double floor = Math.floor(real);
    int order = Long.compare((long) floor, whole);
    return order == 0 && real > floor ? 1 : order;
  }

  private static boolean isWhole(double number) {
    return number == Math.rint(number) && number >= -LONG_RANGE && number < LONG_RANGE;
  }
}
