package io.tallystone.engine.store;

import io.tallystone.engine.event.EventRun;
import io.tallystone.engine.event.StoredEvent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the first events in reading direction of all that are offered, in any order.
 *
 * <p>A heap with the last kept event on top. It holds one event more than the page, to tell that
 * there are more, and no more bytes than the page and that event: once the kept events exceed the
 * page's bytes, the last of them cannot be on the page and neither can anything beyond it.
 */
final class PageCollector {
  private static final Comparator<StoredEvent> ASCENDING =
      Comparator.comparing(StoredEvent::position);

  private final boolean descending;
  private final int maxEvents;
  private final long maxBytes;
  private final Comparator<StoredEvent> direction;
  private final PriorityQueue<StoredEvent> kept;
  private long bytes;
  private boolean dropped;
  private boolean damaged;

  PageCollector(boolean descending, int maxEvents, long maxBytes) {
    if (maxEvents < 1) {
      throw new IllegalArgumentException("maxEvents: " + maxEvents + " (expected: >= 1)");
    }
    this.descending = descending;
    this.maxEvents = maxEvents;
    this.maxBytes = maxBytes;
    this.direction = descending ? ASCENDING.reversed() : ASCENDING;
    this.kept = new PriorityQueue<>(direction.reversed());
  }

  /** Whether an event at this time could still come onto the page. */
  boolean wants(long time) {
    StoredEvent last = last();
    return last == null
        || (descending ? time >= last.position().timestamp() : time <= last.position().timestamp());
  }

  /** Whether a row comes before the last kept event, or there is room. */
  boolean wants(EventRun run, int row) {
    StoredEvent last = last();
    if (last == null) {
      return true;
    }
    int order = ReadingOrder.compare(run, row, last.position());
    return descending ? order > 0 : order < 0;
  }

  /** The event that a newcomer must come before; null while there is room. */
  private @Nullable StoredEvent last() {
    boolean full = kept.size() > maxEvents || (kept.size() > 1 && bytes > maxBytes);
    return full ? kept.peek() : null;
  }

  /** Takes a row that {@link #wants} let through. */
  void add(EventRun run, int row) {
    StoredEvent event = run.event(row);
    kept.add(event);
    bytes += event.message().length;
    StoredEvent last = kept.peek();
    while (last != null
        && kept.size() > 2
        && (kept.size() > maxEvents + 1 || bytes - last.message().length > maxBytes)) {
      kept.poll();
      bytes -= last.message().length;
      dropped = true;
      last = kept.peek();
    }
  }

  /** Notes that events are missing. */
  void damaged() {
    damaged = true;
  }

  /** The page. */
  Page page() {
    List<StoredEvent> sorted = new ArrayList<>(kept);
    sorted.sort(direction);
    int size = 0;
    long used = 0;
    while (size < sorted.size() && size < maxEvents) {
      used += sorted.get(size).message().length;
      if (size > 0 && used > maxBytes) {
        break;
      }
      size++;
    }
    boolean more = dropped || size < sorted.size();
    return new Page(List.copyOf(sorted.subList(0, size)), more, damaged);
  }
}
