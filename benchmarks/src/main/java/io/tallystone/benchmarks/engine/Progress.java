package io.tallystone.benchmarks.engine;

import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Tells how far a long run is: a line every ten seconds, to standard error. Thread-safe. */
final class Progress {
  private static final long PERIOD = TimeUnit.SECONDS.toNanos(10);

  private final long start = System.nanoTime();
  private final AtomicLong due = new AtomicLong(start + PERIOD);

  /** So much of it is done. */
  void tell(String what, long done, long all) {
    long now = System.nanoTime();
    long line = due.get();
    if (now - line >= 0 && due.compareAndSet(line, now + PERIOD)) {
      System.err.printf(
          Locale.ROOT,
          "bench: %,d of %,d %s after %,d s; heap %,d MB%n",
          done,
          all,
          what,
          TimeUnit.NANOSECONDS.toSeconds(now - start),
          ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / 1_000_000);
    }
  }
}
