package io.tallystone.collect.follow;

import io.tallystone.collect.CollectLimits;
import io.tallystone.collect.config.Target;
import io.tallystone.collect.parse.CollectedEvent;
import io.tallystone.collect.spool.FilePosition;
import io.tallystone.collect.spool.Spool;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Gathers events into batches within the limits of PutLogEvents and hands them to the spool. Not
 * thread-safe.
 *
 * <p>An event that is cut into pieces may fill several batches. Only behind the last piece does its
 * file's position move, so these batches go to the spool together: stored one by one, a crash in
 * between would publish the first pieces twice.
 */
final class BatchBuilder {

  private final Spool spool;
  private final Target target;
  private final Clock clock;
  private final List<List<CollectedEvent>> full = new ArrayList<>();
  private final Set<Content> contents = new LinkedHashSet<>();
  private List<CollectedEvent> events = new ArrayList<>();
  private long bytes;
  private long oldest;
  private long newest;
  private long startedAt;

  BatchBuilder(Spool spool, Target target, Clock clock) {
    this.spool = spool;
    this.target = target;
    this.clock = clock;
  }

  /**
   * Adds an event of a file's content. If this fails, nothing was added and what was gathered
   * before is still there.
   */
  void add(Content content, CollectedEvent event) throws InterruptedException {
    add(event);
    contents.add(content);
    content.settled(event.endOffset());
  }

  /** Adds an event that is of no file. */
  void add(CollectedEvent event) throws InterruptedException {
    List<CollectedEvent> pieces = event.message().isEmpty() ? List.of() : event.withinLimit();
    if (!full.isEmpty() || !pieces.stream().limit(1).allMatch(this::fits)) {
      flush();
    }
    if (isEmpty()) {
      startedAt = clock.millis();
    }
    for (CollectedEvent piece : pieces) {
      if (!fits(piece)) {
        close();
      }
      append(piece);
    }
  }

  /** Hands on what is gathered if it is due: a batch is full, or its first event waited enough. */
  void flushOlderThan(long millis) throws InterruptedException {
    if (!full.isEmpty() || (!isEmpty() && clock.millis() - startedAt >= millis)) {
      flush();
    }
  }

  /** Hands on what is gathered; waits while the spool is full. */
  void flush() throws InterruptedException {
    if (isEmpty()) {
      return;
    }
    close();
    List<FilePosition> positions =
        contents.stream().flatMap(content -> content.positions().stream()).toList();
    spool.add(target, List.copyOf(full), positions);
    full.clear();
    contents.clear();
  }

  private boolean fits(CollectedEvent event) {
    return events.isEmpty()
        || (events.size() < CollectLimits.MAX_BATCH_EVENTS
            && bytes + event.size() <= CollectLimits.MAX_BATCH_BYTES
            && Math.max(newest, event.timestamp()) - Math.min(oldest, event.timestamp())
                < CollectLimits.MAX_BATCH_SPAN_MILLIS);
  }

  private void append(CollectedEvent event) {
    oldest = events.isEmpty() ? event.timestamp() : Math.min(oldest, event.timestamp());
    newest = events.isEmpty() ? event.timestamp() : Math.max(newest, event.timestamp());
    events.add(event);
    bytes += event.size();
  }

  /** The batch takes no more. */
  private void close() {
    if (events.isEmpty()) {
      return;
    }
    // PutLogEvents wants time order; lines of equal time keep theirs, since the sort is stable.
    events.sort(Comparator.comparingLong(CollectedEvent::timestamp));
    full.add(events);
    events = new ArrayList<>();
    bytes = 0;
  }

  private boolean isEmpty() {
    return events.isEmpty() && full.isEmpty() && contents.isEmpty();
  }
}
