package io.tallystone.engine.query.run;

import io.tallystone.engine.query.plan.RowTotal;
import io.tallystone.engine.query.plan.SeriesStep;
import io.tallystone.engine.query.value.Missing;
import io.tallystone.engine.query.value.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@link SeriesStep.AddTotalRow}. */
record TotalRow(SeriesStep.AddTotalRow step) implements RowOperator {
  @Override
  public Batch apply(Batch batch) {
    Map<String, Vector> totals = new LinkedHashMap<>();
    for (String name : step.columns()) {
      totals.put(name, new Vector.Constant(total(batch.column(name)), 1));
    }
    return Batch.concat(List.of(batch, Batch.of(1, totals)));
  }

  private static Value total(Vector column) {
    Value total = Missing.MISSING;
    for (int row = 0; row < column.size(); row++) {
      total = RowTotal.plus(total, column.get(row));
    }
    return total;
  }
}
