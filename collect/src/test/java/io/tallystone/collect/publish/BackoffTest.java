package io.tallystone.collect.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class BackoffTest {

  /** Draws the largest value each time. */
  private static final class Largest implements RandomGenerator {
    @Override
    public long nextLong() {
      return -1;
    }

    @Override
    public long nextLong(long bound) {
      return bound - 1;
    }
  }

  @Test
  void theLongestWaitDoublesWithEachFailureUpToHalfAMinute() {
    Backoff backoff = new Backoff(new Largest());

    assertThat(backoff.nextMillis()).isEqualTo(100);
    assertThat(backoff.nextMillis()).isEqualTo(200);
    assertThat(backoff.nextMillis()).isEqualTo(400);
    for (int i = 0; i < 100; i++) {
      assertThat(backoff.nextMillis()).isBetween(800L, 30_000L);
    }
    assertThat(backoff.nextMillis()).isEqualTo(30_000);
    backoff.reset();
    assertThat(backoff.nextMillis()).isEqualTo(100);
  }

  @Test
  void waitsAreSpreadOverTheWholeRangeSoThatAgentsDoNotReturnTogether() {
    Backoff backoff = new Backoff(new SplittableRandom(1));
    for (int i = 0; i < 10; i++) {
      backoff.nextMillis();
    }
    long[] waits = new long[1_000];
    for (int i = 0; i < waits.length; i++) {
      waits[i] = backoff.nextMillis();
    }
    assertThat(Arrays.stream(waits).min().orElseThrow()).isPositive();
    assertThat(Arrays.stream(waits).max().orElseThrow()).isLessThanOrEqualTo(30_000);
    assertThat(Arrays.stream(waits).filter(wait -> wait < 15_000).count()).isBetween(400L, 600L);
  }
}
