package io.tallystone.collect.follow;

import io.tallystone.collect.CollectLimits;
import io.tallystone.collect.config.Target;
import io.tallystone.collect.parse.CollectedEvent;
import io.tallystone.collect.spool.FilePosition;
import io.tallystone.collect.spool.Spool;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Gathers events into batches within the limits of PutLogEvents and hands them to the spool. Not
 * thread-safe.
 */
final class BatchBuilder {

  private final Spool spool;
  private final Target target;
  private final Clock clock;
  private final List<CollectedEvent> events = new ArrayList<>();
  private final Set<FollowedFile> files = new LinkedHashSet<>();
  private long bytes;
  private long oldest;
  private long newest;
  private long startedAt;

  BatchBuilder(Spool spool, Target target, Clock clock) {
    this.spool = spool;
    this.target = target;
    this.clock = clock;
  }

  /** Adds an event of a file; an empty message only moves the file's position. */
  void add(FollowedFile file, CollectedEvent event) throws InterruptedException {
    add(event);
    files.add(file);
    if (event.endOffset() >= 0) {
      file.settled(event.endOffset());
    }
  }

  /** Adds an event that is of no file. */
  void add(CollectedEvent event) throws InterruptedException {
    if (!event.message().isEmpty()) {
      makeRoom(event);
      events.add(event);
      bytes += size(event);
      oldest = Math.min(oldest, event.timestamp());
      newest = Math.max(newest, event.timestamp());
    } else if (isEmpty()) {
      startedAt = clock.millis();
    }
  }

  /** Hands on what is gathered if its first event has waited long enough. */
  void flushOlderThan(long millis) throws InterruptedException {
    if (!isEmpty() && clock.millis() - startedAt >= millis) {
      flush();
    }
  }

  /** Hands on what is gathered; waits while the spool is full. */
  void flush() throws InterruptedException {
    if (isEmpty()) {
      return;
    }
    // PutLogEvents wants time order; lines of equal time keep theirs, since the sort is stable.
    events.sort(Comparator.comparingLong(CollectedEvent::timestamp));
    List<FilePosition> positions = files.stream().map(FollowedFile::position).toList();
    spool.add(target, List.copyOf(events), positions);
    events.clear();
    files.clear();
    bytes = 0;
  }

  private void makeRoom(CollectedEvent event) throws InterruptedException {
    boolean full =
        events.size() == CollectLimits.MAX_BATCH_EVENTS
            || bytes + size(event) > CollectLimits.MAX_BATCH_BYTES
            || (!events.isEmpty()
                && Math.max(newest, event.timestamp()) - Math.min(oldest, event.timestamp())
                    >= CollectLimits.MAX_BATCH_SPAN_MILLIS);
    if (full) {
      flush();
    }
    if (events.isEmpty()) {
      oldest = event.timestamp();
      newest = event.timestamp();
      startedAt = isEmpty() ? clock.millis() : startedAt;
    }
  }

  private boolean isEmpty() {
    return events.isEmpty() && files.isEmpty();
  }

  private static long size(CollectedEvent event) {
    return event.message().getBytes(StandardCharsets.UTF_8).length
        + (long) CollectLimits.EVENT_OVERHEAD;
  }
}
