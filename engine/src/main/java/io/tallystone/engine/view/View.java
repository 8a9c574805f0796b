package io.tallystone.engine.view;

import io.tallystone.engine.memory.MemoryTable;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Everything readable at one moment: each acknowledged event is in exactly one of the tables or
 * segments. Immutable, but for the active table, which readers limit by its {@link
 * MemoryTable#to()} when they begin.
 *
 * <p>Whoever got it from {@link Views#acquire} must {@link #close} it: it keeps segments from being
 * deleted, and the memory of tables from being used again. So batches, runs and rows of a table are
 * readable until then and no longer; what outlives the view must be copied.
 */
public final class View implements AutoCloseable {
  private final MemoryTable active;
  private final List<MemoryTable> frozen;
  private final List<LiveSegment> segments;
  private final AtomicInteger holders = new AtomicInteger(1);

  View(MemoryTable active, List<MemoryTable> frozen, List<LiveSegment> segments) {
    this.active = active;
    this.frozen = List.copyOf(frozen);
    this.segments = List.copyOf(segments);
    active.hold();
    this.frozen.forEach(MemoryTable::hold);
    this.segments.forEach(LiveSegment::hold);
  }

  /** The table that takes new batches. */
  public MemoryTable active() {
    return active;
  }

  /** Tables that wait to be sealed, oldest first. */
  public List<MemoryTable> frozen() {
    return frozen;
  }

  /** All tables, oldest first. */
  public List<MemoryTable> tables() {
    List<MemoryTable> tables = new ArrayList<>(frozen);
    tables.add(active);
    return tables;
  }

  /** Live segments. */
  public List<LiveSegment> segments() {
    return segments;
  }

  /** False if the last holder has let go already. */
  boolean hold() {
    return holders.getAndUpdate(count -> count == 0 ? 0 : count + 1) > 0;
  }

  @Override
  public void close() {
    if (holders.decrementAndGet() == 0) {
      active.release();
      frozen.forEach(MemoryTable::release);
      segments.forEach(LiveSegment::release);
    }
  }
}
