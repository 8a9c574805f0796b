package io.tallystone.engine.maintenance;

import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Keeps merging to a share of one core, so that appends and reads hardly notice: after each piece
 * of work it sleeps in proportion. While tables wait to be sealed the share is a fraction of that:
 * sealing makes room for appends, and merging can wait. But not for ever, or segments would pile
 * up: once many wait to be merged, it does not sleep.
 */
final class Pacer {
  private static final long LONGEST_SLEEP_NANOS = 1_000_000_000L;
  private static final double SHARE_WHEN_URGENT = 0.25;

  private final double duty;
  private final BooleanSupplier urgent;
  private final BooleanSupplier late;
  private final BooleanSupplier cancelled;
  private long workingSince = System.nanoTime();

  /**
   * New.
   *
   * @param duty share of the time that is work, above 0; 1 never sleeps
   * @param urgent whether more urgent work waits
   * @param late whether this work has waited too long
   * @param cancelled whether to give up
   */
  Pacer(double duty, BooleanSupplier urgent, BooleanSupplier late, BooleanSupplier cancelled) {
    this.duty = duty;
    this.urgent = urgent;
    this.late = late;
    this.cancelled = cancelled;
  }

  /**
   * Sleeps for the work done since the last call.
   *
   * @throws CancellationException if the work is to be given up
   */
  void pause() {
    if (cancelled.getAsBoolean()) {
      throw new CancellationException("the store is closed or emptied");
    }
    if (duty < 1 && !late.getAsBoolean()) {
      double worked = System.nanoTime() - workingSince;
      double share = urgent.getAsBoolean() ? duty * SHARE_WHEN_URGENT : duty;
      LockSupport.parkNanos((long) Math.min(LONGEST_SLEEP_NANOS, worked * (1 / share - 1)));
    }
    workingSince = System.nanoTime();
  }
}
