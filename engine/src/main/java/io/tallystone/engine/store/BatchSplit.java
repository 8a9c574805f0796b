package io.tallystone.engine.store;

import io.tallystone.engine.memory.BatchList;
import io.tallystone.engine.memory.EventBatch;
import io.tallystone.engine.query.run.EventRows;
import io.tallystone.engine.query.run.Split;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One batch of a memory table. */
record BatchSplit(EventBatch batch, VisibleRows visible) implements Split {

  /** Adds the list's batches with offsets below the limit that may hold wanted events. */
  static void addAll(BatchList batches, long offsetLimit, VisibleRows visible, List<Split> splits) {
    int size = batches.sizeBelow(offsetLimit);
    for (int i = 0; i < size; i++) {
      EventBatch batch = batches.at(i);
      if (visible.reaches(batch.minTime(), batch.maxTime())) {
        splits.add(new BatchSplit(batch, visible));
      }
    }
  }

  @Override
  public long minTime() {
    return batch.minTime();
  }

  @Override
  public long maxTime() {
    return batch.maxTime();
  }

  @Override
  public long events() {
    return batch.size();
  }

  @Override
  public long bytes() {
    return batch.messageBytes();
  }

  @Override
  public @Nullable EventRows read() {
    return visible.of(batch);
  }
}
