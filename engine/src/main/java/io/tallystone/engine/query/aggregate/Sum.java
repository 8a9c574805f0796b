package io.tallystone.engine.query.aggregate;

import io.tallystone.engine.query.value.Numbers;
import io.tallystone.engine.query.value.Value;
import io.tallystone.engine.query.value.Whole;

/**
 * Adds up numbers: whole ones exactly while a long holds them, the others with the compensation of
 * A. Neumaier ("Rundungsfehleranalyse einiger Verfahren zur Summation endlicher Summen", 1974), so
 * that a million small decimals do not drown in a large one.
 */
final class Sum {
  /** Of an object that embeds its fields. */
  static final long BYTES = 40;

  private long whole;
  private double real;
  private double lost;

  void add(long number) {
    long sum = whole + number;
    if (((whole ^ sum) & (number ^ sum)) < 0) {
      add((double) whole);
      whole = number;
    } else {
      whole = sum;
    }
  }

  void add(double number) {
    double sum = real + number;
    lost += Math.abs(real) >= Math.abs(number) ? (real - sum) + number : (number - sum) + real;
    real = sum;
  }

  void add(Sum other) {
    add(other.whole);
    add(other.real);
    lost += other.lost;
  }

  /** {@link Whole} if no decimals came, or they add up to one. */
  Value result() {
    return real == 0 && lost == 0 ? new Whole(whole) : Numbers.of(asDouble());
  }

  double asDouble() {
    return (double) whole + real + lost;
  }
}
