package io.tallystone.engine.query.function;

import static io.tallystone.engine.query.value.Missing.MISSING;

import io.tallystone.engine.query.value.Coercion;
import io.tallystone.engine.query.value.Numbers;
import io.tallystone.engine.query.value.Value;
import io.tallystone.engine.query.value.Whole;

/**
 * The arithmetic operators. Both sides are taken as numbers; whole numbers stay exact and turn into
 * doubles when a long no longer holds the result.
 *
 * <p>Chosen here, as AWS is silent: division and remainder by zero, and whatever is not finite, are
 * missing; the remainder has the sign of the dividend.
 */
public enum Arithmetic {
  /** {@code a + b}. */
  ADD {
    @Override
    Value whole(long a, long b) {
      long sum = a + b;
      return ((a ^ sum) & (b ^ sum)) < 0 ? beyondLong(a, b) : new Whole(sum);
    }

    @Override
    Value real(double a, double b) {
      return Numbers.of(a + b);
    }
  },
  /** {@code a - b}. */
  SUBTRACT {
    @Override
    Value whole(long a, long b) {
      long difference = a - b;
      return ((a ^ b) & (a ^ difference)) < 0 ? beyondLong(a, b) : new Whole(difference);
    }

    @Override
    Value real(double a, double b) {
      return Numbers.of(a - b);
    }
  },
  /** {@code a * b}. */
  MULTIPLY {
    @Override
    Value whole(long a, long b) {
      long product = a * b;
      boolean fits = Math.multiplyHigh(a, b) == product >> 63;
      return fits ? new Whole(product) : beyondLong(a, b);
    }

    @Override
    Value real(double a, double b) {
      return Numbers.of(a * b);
    }
  },
  /** {@code a / b}, with decimals unless the result is whole. */
  DIVIDE {
    @Override
    Value whole(long a, long b) {
      boolean overflows = a == Long.MIN_VALUE && b == -1;
      return b != 0 && !overflows && a % b == 0 ? new Whole(a / b) : beyondLong(a, b);
    }

    @Override
    Value real(double a, double b) {
      return Numbers.of(a / b);
    }
  },
  /** {@code a % b}. */
  REMAINDER {
    @Override
    Value whole(long a, long b) {
      return b == 0 ? MISSING : new Whole(a % b);
    }

    @Override
    Value real(double a, double b) {
      return Numbers.of(a % b);
    }
  },
  /** {@code a ^ b}: a to the power of b. */
  POWER {
    @Override
    Value whole(long a, long b) {
      // 2⁶³ already leaves the range of a long, so larger exponents are exact only for -1, 0 and 1
      return b >= 0 && b < Long.SIZE ? exactPower(a, (int) b) : beyondLong(a, b);
    }

    @Override
    Value real(double a, double b) {
      return Numbers.of(Math.pow(a, b));
    }
  };

  /** The result, missing if a side is no number. */
  public Value apply(Value left, Value right) {
    Value a = Coercion.number(left);
    Value b = Coercion.number(right);
    if (a instanceof Whole x && b instanceof Whole y) {
      return whole(x.number(), y.number());
    }
    return Numbers.isNumber(a) && Numbers.isNumber(b)
        ? real(Numbers.asDouble(a), Numbers.asDouble(b))
        : MISSING;
  }

  /** {@code -a}. */
  public static Value negate(Value value) {
    return SUBTRACT.apply(new Whole(0), value);
  }

  abstract Value whole(long a, long b);

  abstract Value real(double a, double b);

  Value beyondLong(long a, long b) {
    return real((double) a, (double) b);
  }

  private static Value exactPower(long base, int exponent) {
    Value power = new Whole(1);
    for (int i = 0; i < exponent; i++) {
      power = MULTIPLY.apply(power, new Whole(base));
      if (!(power instanceof Whole)) {
        return Numbers.of(Math.pow((double) base, exponent));
      }
    }
    return power;
  }
}
