package io.tallystone.engine.store;

import io.tallystone.engine.event.EventRun;
import io.tallystone.engine.query.run.EventRows;
import io.tallystone.engine.view.Deletions;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which rows of a run a query may see: those within its time range whose stream is not deleted. */
final class VisibleRows {
  private final long fromTime;
  private final long toTime;
  private final Deletions deletions;
  private final long moment;

  VisibleRows(long fromTime, long toTime, Deletions deletions) {
    this.fromTime = fromTime;
    this.toTime = toTime;
    this.deletions = deletions;
    this.moment = deletions.moment();
  }

  /** Whether events with times from {@code min} to {@code max} can be wanted. */
  boolean reaches(long min, long max) {
    return min < toTime && max >= fromTime;
  }

  /** The rows to see, or null if there are none. */
  @Nullable EventRows of(EventRun run) {
    BitSet all = new BitSet(run.size());
    all.set(0, run.size());
    return of(run, all);
  }

  /** The rows to see of some, or null if there are none. */
  @Nullable EventRows of(EventRun run, BitSet wanted) {
    int[] rows = new int[wanted.cardinality()];
    int count = 0;
    Map<Long, Boolean> hidden = new HashMap<>();
    for (int row = wanted.nextSetBit(0); row >= 0; row = wanted.nextSetBit(row + 1)) {
      long time = run.timestamp(row);
      if (time >= fromTime
          && time < toTime
          && !hidden.computeIfAbsent(
              run.streamId(row), stream -> deletions.hidStream(stream, moment))) {
        rows[count++] = row;
      }
    }
    return count == 0 ? null : new EventRows(run, Arrays.copyOf(rows, count));
  }
}
