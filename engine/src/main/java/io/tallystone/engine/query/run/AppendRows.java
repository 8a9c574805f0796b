package io.tallystone.engine.query.run;

import io.tallystone.engine.query.plan.Step;
import io.tallystone.engine.query.value.Missing;
import io.tallystone.engine.query.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@link Step.AppendColumns} to rows that come in their order. */
final class AppendRows implements Gatherer {
  private final Step.AppendColumns step;
  private final Batch child;
  private final List<Batch> rows = new ArrayList<>();

  AppendRows(Step.AppendColumns step, Batch child) {
    this.step = step;
    this.child = child;
  }

  @Override
  public void add(Batch batch) {
    rows.add(batch);
  }

  @Override
  public void merge(Gatherer other) {
    rows.addAll(((AppendRows) other).rows);
  }

  @Override
  public Batch result() {
    Batch before = rows.isEmpty() ? Batch.of(0, Map.of()) : Batch.concat(rows);
    int size = Math.max(before.size(), child.size());
    Map<String, Vector> columns = new LinkedHashMap<>();
    step.columns().forEach(name -> columns.put(name, padded(before.column(name), size)));
    step.added().forEach(name -> columns.put(name, padded(child.column(name), size)));
    return Batch.of(size, columns);
  }

  private static Vector padded(Vector column, int size) {
    if (column.size() == size) {
      return column;
    }
    Value[] values = new Value[size];
    for (int row = 0; row < size; row++) {
      values[row] = row < column.size() ? column.get(row) : Missing.MISSING;
    }
    return new Vector.Values(values);
  }

  @Override
  public long heapBytes() {
    return 0; // the step before holds the rows and has counted them
  }
}
