package io.tallystone.engine.query.run;

import java.util.List;
import java.util.Map;

/** Runs a step on all rows at once; they come in their order. */
final class WholeRows implements Gatherer {
  private final RowOperator operator;
  private Batch rows = Batch.of(0, Map.of());

  WholeRows(RowOperator operator) {
    this.operator = operator;
  }

  @Override
  public void add(Batch batch) {
    rows = rows.size() == 0 ? batch : Batch.concat(List.of(rows, batch));
  }

  @Override
  public void merge(Gatherer other) {
    add(((WholeRows) other).rows);
  }

  @Override
  public Batch result() {
    return rows.size() == 0 ? rows : operator.apply(rows);
  }

  @Override
  public long heapBytes() {
    return 0; // the step before holds the rows and has counted them
  }
}
