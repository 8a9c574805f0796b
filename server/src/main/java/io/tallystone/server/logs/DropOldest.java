package io.tallystone.server.logs;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;

/** A bounded queue that never holds its writer up: what does not fit pushes the oldest out. */
final class DropOldest<T> {
  private final int maxItems;
  private final long maxBytes;
  private final ToLongFunction<? super T> bytesOf;
  private final Consumer<? super T> dropped;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final ArrayDeque<T> items = new ArrayDeque<>();
  private long bytes;
  private boolean closed;

  /**
   * A queue.
   *
   * @param dropped is told of each item that is pushed out
   */
  DropOldest(
      int maxItems, long maxBytes, ToLongFunction<? super T> bytesOf, Consumer<? super T> dropped) {
    this.maxItems = maxItems;
    this.maxBytes = maxBytes;
    this.bytesOf = bytesOf;
    this.dropped = dropped;
  }

  /** Adds an item; one that is larger than the queue is held if it is alone. */
  void add(T item) {
    lock.lock();
    try {
      bytes += bytesOf.applyAsLong(item);
      items.add(item);
      while (items.size() > maxItems || (bytes > maxBytes && items.size() > 1)) {
        T oldest = items.remove();
        bytes -= bytesOf.applyAsLong(oldest);
        dropped.accept(oldest);
      }
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Takes what is there, the oldest first; waits for something, but not longer than told. */
  List<T> take(int limit, Duration wait) throws InterruptedException {
    lock.lock();
    try {
      long left = wait.toNanos();
      while (items.isEmpty() && !closed && left > 0) {
        left = changed.awaitNanos(left);
      }
      List<T> taken = new ArrayList<>(Math.min(limit, items.size()));
      while (taken.size() < limit && !items.isEmpty()) {
        T oldest = items.remove();
        bytes -= bytesOf.applyAsLong(oldest);
        taken.add(oldest);
      }
      return taken;
    } finally {
      lock.unlock();
    }
  }

  /** Wakes whoever waits; from now on nobody does. */
  void close() {
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
