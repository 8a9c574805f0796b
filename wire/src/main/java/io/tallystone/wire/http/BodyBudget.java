package io.tallystone.wire.http;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Memory for the bodies of all calls together, so that many large ones cannot exhaust the heap. */
final class BodyBudget {
  private static final int UNIT = 1024;
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Semaphore units;

  BodyBudget(long bytes) {
    this.units = new Semaphore((int) Math.min(Integer.MAX_VALUE, bytes / UNIT));
  }

  /** A share of the budget, for one call; empty at first. */
  Share open() {
    return new Share();
  }

  /** What one call holds. Used by that call's thread only. */
  final class Share implements AutoCloseable {
    private int held;

    /**
     * Takes more, waiting for other calls to end if need be.
     *
     * @throws io.tallystone.wire.AwsException 503 if none comes free in time
     */
    void grow(int bytes) {
      int more = Math.ceilDiv(bytes, UNIT);
      try {
        if (!units.tryAcquire(more, PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
          throw HttpErrors.busy();
        }
      } catch (InterruptedException closing) {
        Thread.currentThread().interrupt();
        throw HttpErrors.busy();
      }
      held += more;
    }

    @Override
    public void close() {
      units.release(held);
      held = 0;
    }
  }
}
