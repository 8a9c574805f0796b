package io.tallystone.wire.http;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;

/**
 * Memory for the bodies of all calls together, so that many large ones cannot exhaust the heap.
 *
 * <p>A part is kept for the first bytes of each body: large bodies that come slowly may hold all
 * the rest, and still small calls are answered.
 */
final class BodyBudget {
  private static final int UNIT = 1024;
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** A body's first bytes, in units, come out of the part that is kept. */
  private static final int FIRST_UNITS = 64;

  private static final int KEPT_SHARE = 8;

  private final Semaphore units;
  private final Semaphore kept;

  BodyBudget(long bytes) {
    int all = (int) Math.min(Integer.MAX_VALUE, bytes / UNIT);
    this.kept = new Semaphore(all / KEPT_SHARE);
    this.units = new Semaphore(all - all / KEPT_SHARE);
  }

  /** A share of the budget, for one call; empty at first. */
  Share open() {
    return new Share();
  }

  /** What one call holds. Used by that call's thread only. */
  final class Share implements AutoCloseable {
    private int held;
    private int heldOfKept;

    /**
     * Takes more, waiting for other calls to end if need be.
     *
     * @throws io.tallystone.wire.AwsException 503 if none comes free in time
     */
    void grow(int bytes) {
      int more = Math.ceilDiv(bytes, UNIT);
      if (held + heldOfKept + more <= FIRST_UNITS && kept.tryAcquire(more)) {
        heldOfKept += more;
        return;
      }
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

    /** Takes more for one purpose, and refuses when that needs more than so many bytes. */
    IntConsumer upTo(long most) {
      long[] taken = new long[1];
      return bytes -> {
        taken[0] += bytes;
        if (taken[0] > most) {
          throw HttpErrors.tooLargeDecoded(most);
        }
        grow(bytes);
      };
    }

    @Override
    public void close() {
      units.release(held);
      kept.release(heldOfKept);
      held = 0;
      heldOfKept = 0;
    }
  }
}
