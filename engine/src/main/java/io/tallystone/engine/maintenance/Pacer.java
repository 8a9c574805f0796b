package io.tallystone.engine.maintenance;

import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Keeps merging to a share of one core, so that appends and reads hardly notice: after each piece
 * of work it sleeps in proportion.
 */
final class Pacer {
  private static final long LONGEST_SLEEP_NANOS = 1_000_000_000L;

  private final double duty;
  private final BooleanSupplier cancelled;
  private long workingSince = System.nanoTime();

  /**
   * New.
   *
   * @param duty share of the time that is work, above 0; 1 never sleeps
   * @param cancelled whether to give up
   */
  Pacer(double duty, BooleanSupplier cancelled) {
    this.duty = duty;
    this.cancelled = cancelled;
  }

  /**
   * Sleeps for the work done since the last call.
   *
   * @throws CancellationException if the work is to be given up
   */
  void pause() {
    if (cancelled.getAsBoolean()) {
      throw new CancellationException("the store is closing");
    }
    if (duty < 1) {
      double worked = System.nanoTime() - workingSince;
      LockSupport.parkNanos((long) Math.min(LONGEST_SLEEP_NANOS, worked * (1 / duty - 1)));
    }
    workingSince = System.nanoTime();
  }
}
