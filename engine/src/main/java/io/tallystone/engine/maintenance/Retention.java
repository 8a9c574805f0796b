package io.tallystone.engine.maintenance;

import io.tallystone.engine.spi.LogDirectory.LogGroup;
import java.time.Duration;

/** When events expire (CloudWatch Logs API Reference, PutRetentionPolicy). */
public final class Retention {
  private Retention() {}

  /**
   * Events of the group with a time below this one have expired; they are hidden from readers at
   * once and removed by merges.
   *
   * @param now ms since the epoch
   */
  public static long oldestKept(LogGroup group, long now) {
    return group.retentionDays().isEmpty()
        ? Long.MIN_VALUE
        : now - Duration.ofDays(group.retentionDays().getAsInt()).toMillis();
  }
}
