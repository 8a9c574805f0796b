package io.tallystone.engine.query;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Reads numbers as messages and patterns write them: sign, digits, fraction, exponent ({@code -1},
 * {@code 0.5}, {@code 1e+3}).
 */
public final class Decimals {
  /** Longer ones are not compared: reading n digits takes time n². */
  private static final int MAX_LENGTH = 1_000;

  /** Stands for all numbers whose exponent no {@link BigDecimal} holds. */
  private static final BigDecimal HUGE = new BigDecimal("1e2147483646");

  private Decimals() {}

  /** The number, or null if the text is none or over 1,000 characters long. */
  public static @Nullable BigDecimal parse(String text) {
    int exponent = exponentStart(text);
    if (exponent < 0) {
      return null;
    }
    try {
      return new BigDecimal(text);
    } catch (NumberFormatException tooBigAnExponent) {
      BigDecimal mantissa = new BigDecimal(text.substring(0, exponent));
      boolean vanishes = text.charAt(exponent + 1) == '-';
      return vanishes ? BigDecimal.ZERO : HUGE.multiply(BigDecimal.valueOf(mantissa.signum()));
    }
  }

  /** Where the exponent starts (the end if there is none), or -1 if the text is not a number. */
  private static int exponentStart(String text) {
    int end = text.length();
    if (end == 0 || end > MAX_LENGTH) {
      return -1;
    }
    int i = isSign(text.charAt(0)) ? 1 : 0;
    int whole = digits(text, i);
    int fraction = whole;
    if (whole < end && text.charAt(whole) == '.') {
      fraction = digits(text, whole + 1);
    }
    int digits = fraction - i - (fraction > whole ? 1 : 0);
    if (digits == 0) {
      return -1;
    }
    if (fraction == end) {
      return end;
    }
    return isExponent(text, fraction) ? fraction : -1;
  }

  private static boolean isExponent(String text, int start) {
    if (text.charAt(start) != 'e' && text.charAt(start) != 'E') {
      return false;
    }
    int i = start + 1;
    if (i < text.length() && isSign(text.charAt(i))) {
      i++;
    }
    return i < text.length() && digits(text, i) == text.length();
  }

  private static int digits(String text, int from) {
    int i = from;
    while (i < text.length() && text.charAt(i) >= '0' && text.charAt(i) <= '9') {
      i++;
    }
    return i;
  }

  private static boolean isSign(char c) {
    return c == '-' || c == '+';
  }
}
