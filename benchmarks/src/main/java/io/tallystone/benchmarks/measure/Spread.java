package io.tallystone.benchmarks.measure;

import io.tallystone.benchmarks.report.Numbers;
import java.util.Arrays;

/** The same thing measured several times. */
public final class Spread {
  private double[] values = new double[0];

  /** Adds one measurement. */
  public void add(double value) {
    values = Arrays.copyOf(values, values.length + 1);
    values[values.length - 1] = value;
    Arrays.sort(values);
  }

  /** The median: what targets are held against. */
  public double median() {
    return values.length == 0 ? Double.NaN : values[values.length / 2];
  }

  /** The smallest. */
  public double least() {
    return values.length == 0 ? Double.NaN : values[0];
  }

  /** The largest. */
  public double most() {
    return values.length == 0 ? Double.NaN : values[values.length - 1];
  }

  /** Median, and the best where more is better. */
  public String ofRates(String unit) {
    return Numbers.of(median()) + ' ' + unit + " (best " + Numbers.of(most()) + ")";
  }

  /** Median, and the best where less is better. */
  public String ofTimes(String unit) {
    return Numbers.of(median()) + ' ' + unit + " (best " + Numbers.of(least()) + ")";
  }
}
