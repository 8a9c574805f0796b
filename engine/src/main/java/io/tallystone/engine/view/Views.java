package io.tallystone.engine.view;

import io.tallystone.engine.memory.MemoryTable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Holds the current view and exchanges it; changes are serialised, readers never wait. */
public final class Views implements AutoCloseable {
  private volatile View current;
  private volatile boolean closed;

  /** The first view. */
  public Views(MemoryTable active, List<LiveSegment> segments) {
    current = new View(active, List.of(), segments);
  }

  /**
   * The current view, held for the caller until it is closed.
   *
   * @throws IllegalStateException if the store is closed
   */
  public View acquire() {
    while (true) {
      if (closed) {
        throw new IllegalStateException("the store is closed");
      }
      View view = current;
      if (view.hold()) {
        return view;
      }
    }
  }

  /** The table that takes new batches. */
  public MemoryTable active() {
    return current.active();
  }

  /** Tables that wait to be sealed, oldest first. */
  public List<MemoryTable> frozen() {
    return current.frozen();
  }

  /** The active table takes no more; a new one goes on from where it ends. */
  public synchronized void freeze(MemoryTable next) {
    List<MemoryTable> frozen = current.tables();
    change(next, frozen, current.segments());
  }

  /** A frozen table's events are now in these segments. */
  public synchronized void sealed(MemoryTable table, List<LiveSegment> added) {
    List<MemoryTable> frozen = new ArrayList<>(current.frozen());
    frozen.remove(table);
    table.retire();
    List<LiveSegment> segments = new ArrayList<>(current.segments());
    segments.addAll(added);
    change(current.active(), frozen, segments);
  }

  /** Some segments are gone and others took their place. */
  public synchronized void replaced(Collection<LiveSegment> gone, List<LiveSegment> added) {
    List<LiveSegment> segments = new ArrayList<>(current.segments());
    segments.removeAll(gone);
    segments.addAll(added);
    change(current.active(), current.frozen(), segments);
  }

  /** Nothing is left but an empty table. */
  public synchronized void emptied(MemoryTable active) {
    current.tables().forEach(MemoryTable::retire);
    change(active, List.of(), List.of());
  }

  private void change(MemoryTable active, List<MemoryTable> frozen, List<LiveSegment> segments) {
    View before = current;
    current = new View(active, frozen, segments);
    before.close();
  }

  @Override
  public synchronized void close() {
    closed = true;
    current.close();
  }
}
