package io.tallystone.wire.http;

import java.time.Duration;

/**
 * Limits small enough to reach in a test. Only tests of slow clients have short times: on a busy
 * machine any client is slow.
 */
final class TestLimits {
  static final HttpLimits SMALL =
      limits(Duration.ofSeconds(30), Duration.ofSeconds(60), 1, Duration.ofSeconds(30));
  static final HttpLimits IMPATIENT =
      limits(Duration.ofMillis(400), Duration.ofSeconds(2), 10_000, Duration.ofMillis(300));

  private static HttpLimits limits(
      Duration head, Duration idle, int bodyBytesPerSecond, Duration bodyGrace) {
    return new HttpLimits(
        1 << 20,
        4L << 20,
        32 << 10,
        200,
        1_000,
        head,
        idle,
        bodyBytesPerSecond,
        bodyGrace,
        Duration.ofSeconds(2));
  }

  private TestLimits() {}
}
