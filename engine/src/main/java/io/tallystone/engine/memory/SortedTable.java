package io.tallystone.engine.memory;

import io.tallystone.engine.event.EventBuffer;
import io.tallystone.engine.segment.GroupRun;
import io.tallystone.engine.spi.Catalog.StreamDelta;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.LongPredicate;

/** A frozen table as sorted runs, and what it tells of its streams. */
public final class SortedTable {
  private record StreamOfGroup(long groupId, long streamId) {}

  private final MemoryTable table;
  private final List<StreamOfGroup> streams;

  /**
   * Everything in the table but some streams.
   *
   * @param hidden whether a stream is left out, because it (or its group) is deleted
   */
  public SortedTable(MemoryTable table, LongPredicate hidden) {
    this.table = table;
    this.streams =
        table.streamIds().stream()
            .filter(streamId -> !hidden.test(streamId))
            .map(streamId -> new StreamOfGroup(table.groupOf(streamId), streamId))
            .sorted(
                Comparator.comparingLong(StreamOfGroup::groupId)
                    .thenComparingLong(StreamOfGroup::streamId))
            .toList();
  }

  /** Whether nothing is left. */
  public boolean isEmpty() {
    return streams.isEmpty();
  }

  /** What is known of each stream. */
  public List<StreamDelta> deltas() {
    return streams.stream()
        .map(
            stream ->
                table
                    .streamStatistics(stream.streamId())
                    .orElseThrow()
                    .delta(stream.groupId(), stream.streamId()))
        .toList();
  }

  /**
   * All events by group, stream, timestamp, offset and index. Each run is valid until the next one
   * is asked for.
   */
  public Iterator<GroupRun> runs() {
    Iterator<StreamOfGroup> remaining = streams.iterator();
    EventBuffer merged = new EventBuffer();
    return new Iterator<>() {
      private Iterator<GroupRun> ofStream = List.<GroupRun>of().iterator();

      @Override
      public boolean hasNext() {
        while (!ofStream.hasNext() && remaining.hasNext()) {
          StreamOfGroup stream = remaining.next();
          BatchList batches = table.ofStream(stream.groupId(), stream.streamId());
          if (batches != null) {
            ofStream = new SortedBatches(stream.groupId(), batches, merged);
          }
        }
        return ofStream.hasNext();
      }

      @Override
      public GroupRun next() {
        if (!hasNext()) {
          throw new NoSuchElementException();
        }
        return ofStream.next();
      }
    };
  }
}
