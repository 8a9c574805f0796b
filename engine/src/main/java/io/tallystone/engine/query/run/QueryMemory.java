package io.tallystone.engine.query.run;

import java.util.function.BooleanSupplier;

/**
 * The heap that all queries may hold together: those that run, and the rows of those that ended.
 * Rows of ended queries give way to queries that run.
 */
public final class QueryMemory {
  private final long most;
  private final BooleanSupplier letGo;
  private long used;

  /**
   * So many bytes.
   *
   * @param letGo lets go of one ended query's rows ({@link Running#letGo}); false if there is none.
   *     Called without any lock of a query
   */
  public QueryMemory(long most, BooleanSupplier letGo) {
    this.most = most;
    this.letGo = letGo;
  }

  /** Without a bound. */
  public static QueryMemory unbounded() {
    return new QueryMemory(Long.MAX_VALUE, () -> false);
  }

  /** What is held now, in bytes. */
  public synchronized long used() {
    return used;
  }

  private synchronized boolean change(long bytes, boolean bounded) {
    if (bounded && bytes > 0 && used + bytes > most) {
      return false;
    }
    used += bytes;
    return true;
  }

  /** One query's part. */
  final class Holding {
    private long held;

    /**
     * Holds so many bytes from now on.
     *
     * @throws QueryFailed if the other queries leave no room for them
     */
    void grow(long bytes) {
      while (!tryHold(bytes)) {
        // if there is nothing to let go of, another thread may just have made room
        if (!letGo.getAsBoolean() && !tryHold(bytes)) {
          throw new QueryFailed(
              "The queries that run hold all of the "
                  + (most >> 20)
                  + " MiB of memory that queries may use. Try again when some have ended.");
        }
      }
    }

    private synchronized boolean tryHold(long bytes) {
      boolean room = change(bytes - held, true);
      held = room ? bytes : held;
      return room;
    }

    /** Holds so many bytes of rows that are there already. */
    synchronized void settle(long bytes) {
      change(bytes - held, false);
      held = bytes;
    }
  }

  /** For a query that begins. */
  Holding holding() {
    return new Holding();
  }
}
