package io.tallystone.app.ask;

import java.io.PrintWriter;
import java.util.Locale;
import software.amazon.awssdk.services.cloudwatchlogs.model.QueryStatistics;

/** One line about a running query that is written over again and again. */
final class Progress {
  private static final double MIB = 1 << 20;

  private final PrintWriter err;
  private final boolean shown;
  private final long startNanos = System.nanoTime();

  Progress(PrintWriter err, boolean shown) {
    this.err = err;
    this.shown = shown;
  }

  void update(QueryStatistics statistics) {
    write(statistics, "");
  }

  /** The last line stays. */
  void end(QueryStatistics statistics) {
    write(statistics, System.lineSeparator());
  }

  private void write(QueryStatistics statistics, String end) {
    if (shown) {
      err.print("\r\u001b[K" + text(statistics, (System.nanoTime() - startNanos) / 1e9) + end);
      err.flush();
    }
  }

  static String text(QueryStatistics seen, double seconds) {
    return String.format(
        Locale.ROOT,
        "%,.0f of %,.0f events match, %.1f MiB scanned in %.1f s (%.0f MiB/s)",
        seen.recordsMatched(),
        seen.recordsScanned(),
        seen.bytesScanned() / MIB,
        seconds,
        seen.bytesScanned() / MIB / Math.max(seconds, 0.001));
  }
}
