package io.tallystone.wire.http;

import java.time.Duration;

/**
 * Limits small enough to reach in a test. Only tests of slow clients have short times: on a busy
 * machine any client is slow.
 */
final class TestLimits {
  static final HttpLimits SMALL = limits(Duration.ofSeconds(30), 1, Duration.ofSeconds(30));
  static final HttpLimits IMPATIENT =
      limits(Duration.ofMillis(400), 10_000, Duration.ofMillis(500));

  /** Connections may be idle for long: what ends earlier is not ended by that. */
  private static HttpLimits limits(Duration head, int bodyBytesPerSecond, Duration bodyGrace) {
    return new HttpLimits(
        1 << 20,
        2L << 20,
        4L << 20,
        32 << 10,
        200,
        1_000,
        head,
        Duration.ofMinutes(5),
        bodyBytesPerSecond,
        bodyGrace,
        Duration.ofSeconds(2));
  }

  private TestLimits() {}
}
