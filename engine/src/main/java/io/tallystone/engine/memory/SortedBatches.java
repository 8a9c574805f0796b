package io.tallystone.engine.memory;

import io.tallystone.engine.event.EventBuffer;
import io.tallystone.engine.segment.GroupRun;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;

/**
 * One stream's batches as sorted runs.
 *
 * <p>Each batch is sorted, and most follow one another in time, too: such a batch is a run as it
 * stands. Batches that overlap in time are merged row by row into runs of bounded size. A run is
 * valid until the next one is asked for.
 */
final class SortedBatches implements Iterator<GroupRun> {
  private static final int RUN_BYTES = 1 << 20;
  private static final Comparator<Row> ORDER =
      Comparator.comparingLong(Row::timestamp)
          .thenComparingLong(row -> row.batch.offset())
          .thenComparingInt(row -> row.index);

  private final long groupId;
  private final EventBatch[] batches;
  private final EventBuffer merged;
  private final PriorityQueue<Row> overlapping = new PriorityQueue<>(ORDER);
  private int next;

  /**
   * Sorts a stream's batches.
   *
   * @param merged room for merged rows
   */
  SortedBatches(long groupId, BatchList list, EventBuffer merged) {
    this.groupId = groupId;
    this.merged = merged;
    this.batches = new EventBatch[list.size()];
    for (int i = 0; i < batches.length; i++) {
      batches[i] = list.at(i);
    }
    Arrays.sort(
        batches,
        Comparator.comparingLong(EventBatch::minTime).thenComparingLong(EventBatch::offset));
  }

  @Override
  public boolean hasNext() {
    return next < batches.length || !overlapping.isEmpty();
  }

  @Override
  public GroupRun next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    if (overlapping.isEmpty()) {
      EventBatch batch = batches[next++];
      if (next == batches.length || follows(batch, batches[next])) {
        return new GroupRun(groupId, batch);
      }
      overlapping.add(new Row(batch));
    }
    mergeOverlapping();
    return new GroupRun(groupId, merged);
  }

  private static boolean follows(EventBatch batch, EventBatch later) {
    return later.minTime() > batch.maxTime()
        || (later.minTime() == batch.maxTime() && later.offset() > batch.offset());
  }

  private void mergeOverlapping() {
    merged.clear();
    Row row = overlapping.poll();
    while (row != null) {
      while (next < batches.length && batches[next].minTime() <= row.timestamp()) {
        overlapping.add(new Row(batches[next++]));
      }
      Row first = overlapping.peek();
      if (first != null && ORDER.compare(first, row) < 0) {
        overlapping.add(row);
        row = overlapping.remove();
      }
      merged.addRow(row.batch, row.index);
      if (!row.advance()) {
        row = overlapping.poll();
      }
      if (row != null && merged.messageBytes() >= RUN_BYTES) {
        overlapping.add(row);
        return;
      }
    }
  }

  /** A place in a batch. */
  private static final class Row {
    private final EventBatch batch;
    private int index;

    Row(EventBatch batch) {
      this.batch = batch;
    }

    long timestamp() {
      return batch.timestamp(index);
    }

    boolean advance() {
      index++;
      return index < batch.size();
    }
  }
}
