package io.tallystone.engine.store;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/**
 * Bounds the memory of appends: bytes handed to the journal, and tables that wait to be sealed.
 * Whoever finds no room waits a while.
 */
final class Room {
  private final long maxBytes;
  private final BooleanSupplier tablesFull;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition roomier = lock.newCondition();
  private long bytes; // guarded by lock
  private int waiting; // guarded by lock

  Room(long maxBytes, BooleanSupplier tablesFull) {
    this.maxBytes = maxBytes;
    this.tablesFull = tablesFull;
  }

  /** Takes room for so many bytes; false if there was none for so long. */
  boolean take(long wanted, Duration patience) {
    lock.lock();
    try {
      long nanos = patience.toNanos();
      while (isFull(wanted)) {
        if (nanos <= 0) {
          return false;
        }
        waiting++;
        try {
          nanos = roomier.awaitNanos(nanos);
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          return false;
        } finally {
          waiting--;
        }
      }
      bytes += wanted;
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** A batch larger than all room may go alone. */
  private boolean isFull(long wanted) {
    return (bytes > 0 && bytes + wanted > maxBytes) || tablesFull.getAsBoolean();
  }

  /** Gives bytes back. */
  void give(long returned) {
    lock.lock();
    try {
      bytes -= returned;
      wake();
    } finally {
      lock.unlock();
    }
  }

  /** Lets those who wait look again. */
  void changed() {
    lock.lock();
    try {
      wake();
    } finally {
      lock.unlock();
    }
  }

  private void wake() {
    if (waiting > 0) {
      roomier.signalAll();
    }
  }

  /** Bytes taken. */
  long taken() {
    lock.lock();
    try {
      return bytes;
    } finally {
      lock.unlock();
    }
  }
}
