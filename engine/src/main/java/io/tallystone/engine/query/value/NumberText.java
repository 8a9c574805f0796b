package io.tallystone.engine.query.value;

import java.math.BigDecimal;

/**
 * Reads the text of a number: sign, digits, fraction, exponent of up to three digits ({@code -1},
 * {@code 0.5}, {@code .5}, {@code 1e+3}); nothing else, so neither blanks nor {@code NaN} nor
 * {@code 0x1f}.
 */
final class NumberText {
  /** Longer texts are no numbers: no log writes one, and reading n digits takes time n². */
  private static final int MAX_LENGTH = 100;

  /** So many decimal digits always fit a long. */
  private static final int LONG_DIGITS = 18;

  /**
   * A mantissa below 2⁵³ and a power of ten up to 10²² are exact doubles, and so their ratio is the
   * nearest one (W. Clinger, "How to read floating point numbers accurately", 1990).
   */
  private static final int EXACT_DIGITS = 15;

  private static final double[] POWERS = powers();

  private NumberText() {}

  /** The number, or Missing if the text is none. */
  static Value parse(String text) {
    int length = text.length();
    if (length == 0 || length > MAX_LENGTH) {
      return Missing.MISSING;
    }
    char first = text.charAt(0);
    int start = first == '-' || first == '+' ? 1 : 0;
    long digits = 0;
    int i = start;
    for (; i < length && isDigit(text.charAt(i)); i++) {
      digits = digits * 10 + (text.charAt(i) - '0');
    }
    if (i == length && i > start) {
      return whole(text, start, first == '-' ? -digits : digits);
    }
    return i < length && couldFollowDigits(text.charAt(i))
        ? real(text, start, i, digits)
        : Missing.MISSING;
  }

  private static Value whole(String text, int start, long number) {
    if (text.length() - start <= LONG_DIGITS) {
      return new Whole(number);
    }
    try {
      return new Whole(Long.parseLong(text));
    } catch (NumberFormatException tooLong) {
      return Numbers.of(Double.parseDouble(text));
    }
  }

  private static Value real(String text, int start, int point, long whole) {
    int length = text.length();
    long digits = whole;
    int i = point;
    if (text.charAt(i) == '.') {
      for (i++; i < length && isDigit(text.charAt(i)); i++) {
        digits = digits * 10 + (text.charAt(i) - '0');
      }
    }
    int fraction = Math.max(0, i - point - 1);
    int count = point - start + fraction;
    if (count == 0 || (i < length && !isExponent(text, i))) {
      return Missing.MISSING;
    }
    if (i == length && count <= EXACT_DIGITS) {
      double number = digits / POWERS[fraction];
      return new Real(text.charAt(0) == '-' ? -number : number);
    }
    double number = Double.parseDouble(text);
    return Double.isFinite(number) ? new Real(number) : Missing.MISSING;
  }

  private static boolean isExponent(String text, int at) {
    if ((text.charAt(at) | 0x20) != 'e') {
      return false;
    }
    int i = at + 1;
    if (i < text.length() && (text.charAt(i) == '-' || text.charAt(i) == '+')) {
      i++;
    }
    int first = i;
    while (i < text.length() && isDigit(text.charAt(i))) {
      i++;
    }
    return i == text.length() && i > first && i - first <= 3;
  }

  /** The text of a double, without an exponent and with as few digits as tell it from others. */
  static String of(double number) {
    return plain(BigDecimal.valueOf(number));
  }

  /** A decimal without an exponent and without zeros at the end. */
  static String plain(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }

  private static boolean couldFollowDigits(char c) {
    return c == '.' || c == 'e' || c == 'E';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static double[] powers() {
    double[] powers = new double[EXACT_DIGITS + 1];
    for (int i = 0; i < powers.length; i++) {
      powers[i] = Double.parseDouble("1e" + i);
    }
    return powers;
  }
}
