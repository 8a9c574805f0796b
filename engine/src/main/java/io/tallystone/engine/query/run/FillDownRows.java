package io.tallystone.engine.query.run;

import io.tallystone.engine.query.plan.SeriesStep;
import io.tallystone.engine.query.value.Missing;
import io.tallystone.engine.query.value.Value;

/** {@link SeriesStep.FillDown}. */
record FillDownRows(SeriesStep.FillDown step) implements RowOperator {
  @Override
  public Batch apply(Batch batch) {
    Batch filled = batch;
    for (String name : step.columns()) {
      filled = filled.with(name, filled(batch.column(name)));
    }
    return filled;
  }

  private static Vector filled(Vector column) {
    Value[] values = new Value[column.size()];
    Value last = Missing.MISSING;
    for (int row = 0; row < values.length; row++) {
      Value value = column.get(row);
      last = value instanceof Missing ? last : value;
      values[row] = last;
    }
    return new Vector.Values(values);
  }
}
