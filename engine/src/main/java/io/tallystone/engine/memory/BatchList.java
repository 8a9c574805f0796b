package io.tallystone.engine.memory;

import java.util.Arrays;

/**
 * Batches in offset order, with the time bounds of each {@value #PAGE} of them, so that a reader
 * looks at few. One thread appends; any number read.
 */
public final class BatchList {
  /** How many batches share one pair of time bounds. */
  public static final int PAGE = 64;

  private static final int FIRST_CAPACITY = 2;

  // Arrays grow by copying. The volatile size is written last and read first, which publishes
  // everything below it.
  private EventBatch[] batches = new EventBatch[FIRST_CAPACITY];
  private long[] minTimes = new long[1];
  private long[] maxTimes = new long[1];
  private volatile int size;

  /** Appends; only from the one writing thread. */
  @SuppressWarnings("NonAtomicVolatileUpdate") // there is one writer
  void add(EventBatch batch) {
    int at = size;
    if (at == batches.length) {
      batches = Arrays.copyOf(batches, at * 2);
    }
    int page = at / PAGE;
    if (page == minTimes.length) {
      minTimes = Arrays.copyOf(minTimes, page * 2);
      maxTimes = Arrays.copyOf(maxTimes, page * 2);
    }
    boolean first = at % PAGE == 0;
    minTimes[page] = first ? batch.minTime() : Math.min(minTimes[page], batch.minTime());
    maxTimes[page] = first ? batch.maxTime() : Math.max(maxTimes[page], batch.maxTime());
    batches[at] = batch;
    size = at + 1;
  }

  /** Number of batches. */
  public int size() {
    return size;
  }

  /** Number of batches whose offset is below the limit. */
  public int sizeBelow(long offsetLimit) {
    int below = size;
    EventBatch[] held = batches;
    while (below > 0 && held[below - 1].offset() >= offsetLimit) {
      below--;
    }
    return below;
  }

  /** The batch at {@code i}, which is below a size seen before. */
  public EventBatch at(int i) {
    return batches[i];
  }

  /** Lower bound of the event times of a page that a size seen before reaches into. */
  public long minTime(int page) {
    return minTimes[page];
  }

  /** Upper bound of the event times of a page that a size seen before reaches into. */
  public long maxTime(int page) {
    return maxTimes[page];
  }
}
