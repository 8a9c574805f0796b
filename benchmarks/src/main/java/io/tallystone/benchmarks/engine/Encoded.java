package io.tallystone.benchmarks.engine;

import io.tallystone.benchmarks.workload.Dataset;
import io.tallystone.benchmarks.workload.StreamRuns;
import io.tallystone.engine.segment.GroupRun;
import io.tallystone.engine.segment.SegmentContent;
import io.tallystone.engine.segment.SegmentEncoding;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A data set encoded as one segment that is written nowhere, on one thread.
 *
 * @param rate MB of messages a second
 * @param ratio message bytes over bytes of the segment
 */
record Encoded(double rate, double ratio) {
  private static final int PASSES = 3;

  /** A sample is enough for a rate, and fits the memory. */
  private static final long SAMPLE_BYTES = 64_000_000;

  /** The best of several passes. */
  static Encoded of(Dataset dataset, SegmentEncoding encoding) throws IOException {
    List<GroupRun> runs = new ArrayList<>();
    long raw = 0;
    for (StreamRuns all = new StreamRuns(dataset, 1); raw < SAMPLE_BYTES && all.hasNext(); ) {
      GroupRun run = all.next();
      int last = run.run().size() - 1;
      raw += run.run().messageStart(last) + run.run().messageLength(last);
      runs.add(run);
    }
    double best = 0;
    long[] stored = new long[1];
    for (int i = 0; i < PASSES; i++) {
      stored[0] = 0;
      long start = System.nanoTime();
      new SegmentContent(encoding, runs::iterator).writeTo(bytes -> stored[0] += bytes.remaining());
      best = Math.max(best, raw / 1e6 / ((System.nanoTime() - start) / 1e9));
    }
    return new Encoded(best, (double) raw / stored[0]);
  }
}
