package io.tallystone.engine.query.value;

/** A finite number that may have decimals; made by {@link Numbers#of(double)}. */
public record Real(double number) implements Value {
  /**
   * Checks that it is finite.
   *
   * @throws IllegalArgumentException if it is infinite or no number
   */
  public Real {
    if (!Double.isFinite(number)) {
      throw new IllegalArgumentException("number: " + number + " (expected: a finite one)");
    }
  }
}
