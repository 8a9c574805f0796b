package io.tallystone.benchmarks.engine;

import io.tallystone.benchmarks.measure.CpuClock;
import io.tallystone.engine.store.LogStore;
import io.tallystone.engine.store.LogStores;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/**
 * What it took to merge all segments of a store, and what came out.
 *
 * @param cpuSeconds of all threads
 * @param rawBytes message bytes in the segments
 * @param storedBytes size of the segments, index and filters included
 */
record Merged(double cpuSeconds, long rawBytes, long storedBytes) {
  /** As many as the server merges at once. */
  private static final int MOST_AT_ONCE = 16;

  static Merged of(Path directory, Clock clock) throws IOException {
    double cpuSeconds = 0;
    int sealed = sealed(directory, clock);
    while (sealed > 1) {
      int merges = Math.ceilDiv(sealed, MOST_AT_ONCE);
      CpuClock cpu = new CpuClock();
      try (LogStore store =
          LogStores.open(directory, Stores.merging(Math.ceilDiv(sealed, merges)), clock)) {
        store.maintain();
      }
      cpuSeconds += cpu.seconds();
      sealed = sealed(directory, clock);
    }
    Map<String, Double> gauges = gauges(directory, clock);
    return new Merged(
        cpuSeconds,
        gauges.getOrDefault("segment_raw_bytes", 0.0).longValue(),
        gauges.getOrDefault("segment_stored_bytes", 0.0).longValue());
  }

  double ratio() {
    return (double) rawBytes / storedBytes;
  }

  private static int sealed(Path directory, Clock clock) throws IOException {
    return gauges(directory, clock).getOrDefault("segments_level_0", 0.0).intValue();
  }

  private static Map<String, Double> gauges(Path directory, Clock clock) throws IOException {
    try (LogStore store = LogStores.open(directory, Stores.merging(2), clock)) {
      return store.status().gauges();
    }
  }
}
