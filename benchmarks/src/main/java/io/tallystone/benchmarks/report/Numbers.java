package io.tallystone.benchmarks.report;

import java.util.Locale;

/** Numbers as a reader wants them: three figures. */
public final class Numbers {
  private Numbers() {}

  /** With thousands apart. */
  public static String of(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  /** Three significant figures; whole numbers from 100 on, with thousands apart. */
  public static String of(double value) {
    double size = Math.abs(value);
    if (size >= 100 || value == Math.rint(value)) {
      return String.format(Locale.ROOT, "%,.0f", value);
    }
    return String.format(Locale.ROOT, size >= 10 ? "%.1f" : size >= 1 ? "%.2f" : "%.3f", value);
  }
}
