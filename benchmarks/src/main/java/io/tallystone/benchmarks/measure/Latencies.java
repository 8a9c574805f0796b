package io.tallystone.benchmarks.measure;

import io.tallystone.benchmarks.report.Numbers;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** Latencies of calls, from any threads, to three digits. */
public final class Latencies {
  private static final double NANOS_PER_MILLI = 1e6;

  private final Histogram histogram = new ConcurrentHistogram(TimeUnit.MINUTES.toNanos(10), 3);

  /** Adds a call that began at {@code start} of {@link System#nanoTime} and is done now. */
  public void since(long start) {
    add(System.nanoTime() - start);
  }

  /** Adds a call that took so many nanoseconds. */
  public void add(long nanos) {
    histogram.recordValue(Math.max(1, nanos));
  }

  /** The latency that so many per cent of the calls kept within, ms. */
  public double millis(double percentile) {
    return histogram.getValueAtPercentile(percentile) / NANOS_PER_MILLI;
  }

  /** How many calls. */
  public long count() {
    return histogram.getTotalCount();
  }

  /** Median and 99th percentile. */
  public String summary() {
    return "p50 " + Numbers.of(millis(50)) + " ms, p99 " + Numbers.of(millis(99)) + " ms";
  }
}
