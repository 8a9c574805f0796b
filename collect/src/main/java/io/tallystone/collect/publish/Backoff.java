package io.tallystone.collect.publish;

import java.util.random.RandomGenerator;

/**
 * Waiting times that double and are drawn at random below the doubled value, so that many agents do
 * not come back all at once ("full jitter", AWS Architecture Blog: Exponential Backoff And Jitter).
 */
final class Backoff {

  private static final long FIRST_MILLIS = 100;
  private static final long LONGEST_MILLIS = 30_000;

  private final RandomGenerator random;
  private int failures;

  Backoff(RandomGenerator random) {
    this.random = random;
  }

  /** How long to wait after one more failure. */
  long nextMillis() {
    long limit = Math.min(LONGEST_MILLIS, FIRST_MILLIS << Math.min(failures, 20));
    failures++;
    return 1 + random.nextLong(limit);
  }

  /** It worked. */
  void reset() {
    failures = 0;
  }
}
