package io.tallystone.benchmarks.report;

/**
 * What a measured number shall reach.
 *
 * @param atLeast whether more is better
 */
public record Target(double value, boolean atLeast, String text) {

  /** More is better. */
  public static Target atLeast(double value, String unit) {
    return new Target(value, true, "≥ " + Numbers.of(value) + ' ' + unit);
  }

  /** Less is better. */
  public static Target atMost(double value, String unit) {
    return new Target(value, false, "≤ " + Numbers.of(value) + ' ' + unit);
  }

  boolean metBy(double measured) {
    return atLeast ? measured >= value : measured <= value;
  }
}
