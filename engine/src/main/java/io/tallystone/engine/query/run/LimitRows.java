package io.tallystone.engine.query.run;

import io.tallystone.engine.query.plan.Step;
import io.tallystone.engine.query.value.Footprint;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@link Step.Limit}: of rows without an order the first that come. */
final class LimitRows implements Gatherer {
  private final Step.Limit step;
  private final List<Batch> kept = new ArrayList<>();
  private long rows;
  private long bytes;

  LimitRows(Step.Limit step) {
    this.step = step;
  }

  @Override
  public void add(Batch batch) {
    long room = step.rows() - rows;
    if (room > 0 && batch.size() > 0) {
      keep(batch.first((int) Math.min(room, batch.size())).keep(step.columns()));
    }
  }

  private void keep(Batch batch) {
    kept.add(batch);
    rows += batch.size();
    for (String name : batch.names()) {
      Vector column = batch.column(name);
      for (int row = 0; row < column.size(); row++) {
        bytes += 8 + Footprint.bytes(column.get(row));
      }
    }
  }

  @Override
  public void merge(Gatherer other) {
    ((LimitRows) other).kept.forEach(this::add);
  }

  @Override
  public Batch result() {
    return kept.isEmpty() ? Batch.of(0, Map.of()) : Batch.concat(kept);
  }

  @Override
  public long heapBytes() {
    return bytes;
  }

  @Override
  public boolean isComplete(long maxTime) {
    return rows >= step.rows();
  }
}
