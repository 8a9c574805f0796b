package io.tallystone.wire.http;

import java.time.Duration;

/** Limits small enough to reach in a test. */
final class TestLimits {
  static final HttpLimits SMALL =
      new HttpLimits(
          1 << 20,
          4L << 20,
          32 << 10,
          200,
          1_000,
          Duration.ofMillis(400),
          Duration.ofSeconds(2),
          10_000,
          Duration.ofMillis(300),
          Duration.ofSeconds(2));

  private TestLimits() {}
}
