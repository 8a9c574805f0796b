package io.tallystone.engine.store;

import io.tallystone.engine.memory.EventBatch;
import io.tallystone.engine.memory.MemoryTable;
import io.tallystone.engine.memory.Slabs;
import io.tallystone.engine.view.Views;
import java.time.Clock;
import java.util.concurrent.locks.ReentrantLock;

/** Fills the active memory table and freezes it when it is large or old enough. */
final class Tables {
  private final Views views;
  private final Slabs slabs;
  private final StoreOptions options;
  private final Clock clock;
  private final Runnable frozen;
  private final ReentrantLock lock = new ReentrantLock();
  private long filledSince; // guarded by lock: when the active table got its first batch

  /**
   * Fills the views' active table.
   *
   * @param frozen told when a table was frozen, under the lock: must not wait
   */
  Tables(Views views, Slabs slabs, StoreOptions options, Clock clock, Runnable frozen) {
    this.views = views;
    this.slabs = slabs;
    this.options = options;
    this.clock = clock;
    this.frozen = frozen;
  }

  /** Makes a batch visible to readers. */
  void take(EventBatch batch) {
    lock.lock();
    try {
      MemoryTable active = views.active();
      if (active.isEmpty()) {
        filledSince = clock.millis();
      }
      active.add(batch);
      freezeIfDue();
    } finally {
      lock.unlock();
    }
  }

  /** Takes note of a journal entry that adds nothing. */
  void skip(long offset) {
    lock.lock();
    try {
      MemoryTable active = views.active();
      if (active.isEmpty()) {
        filledSince = clock.millis();
      }
      active.skip(offset);
    } finally {
      lock.unlock();
    }
  }

  /** Freezes the active table if it is due and another may wait. */
  void freezeIfDue() {
    lock.lock();
    try {
      MemoryTable active = views.active();
      if (isDue(active) && views.frozen().size() < options.maxFrozenTables()) {
        freeze(active);
      }
    } finally {
      lock.unlock();
    }
  }

  /** Freezes the active table unless it is empty. */
  void freezeNow() {
    lock.lock();
    try {
      if (!views.active().isEmpty()) {
        freeze(views.active());
      }
    } finally {
      lock.unlock();
    }
  }

  /** Whether appends must wait for a seal. */
  boolean full() {
    return views.frozen().size() >= options.maxFrozenTables()
        && views.active().heapBytes() >= options.memoryTableBytes();
  }

  // The wall clock may jump either way: both count as age, so that a table never waits for hours.
  private boolean isDue(MemoryTable table) {
    long age = Math.abs(clock.millis() - filledSince);
    return !table.isEmpty()
        && (table.heapBytes() >= options.memoryTableBytes()
            || age >= options.memoryTableAge().toMillis());
  }

  private void freeze(MemoryTable active) {
    views.freeze(new MemoryTable(active.to(), slabs));
    frozen.run();
  }
}
