package io.tallystone.benchmarks.workload;

import java.util.SplittableRandom;

/**
 * The times of a stream's events: bursts and pauses around a mean distance. Two clocks of one seed
 * tell the same times, so that the event's timestamp is the one in its text.
 */
final class EventClock {
  /** Mean of the steps drawn below, ms. */
  private static final double DRAWN_MEAN = 61;

  private final SplittableRandom random;
  private final double scale;
  private double time;

  /** Starts at {@code start}, ms since the epoch; events are {@code meanMillis} apart. */
  EventClock(long seed, long start, double meanMillis) {
    this.random = new SplittableRandom(seed);
    this.time = start;
    this.scale = meanMillis / DRAWN_MEAN;
  }

  long next() {
    time += scale * (random.nextInt(4) == 0 ? random.nextInt(400) : random.nextInt(30));
    return (long) time;
  }
}
