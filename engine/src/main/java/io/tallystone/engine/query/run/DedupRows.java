package io.tallystone.engine.query.run;

import io.tallystone.engine.query.plan.Expression;
import io.tallystone.engine.query.plan.Step;
import io.tallystone.engine.query.value.Coercion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@link Step.Dedup} of rows that come in their order. */
final class DedupRows implements Gatherer {
  private final Step.Dedup step;
  private final Evaluator evaluator;
  private Batch rows = Batch.of(0, Map.of());

  DedupRows(Step.Dedup step, Evaluator evaluator) {
    this.step = step;
    this.evaluator = evaluator;
  }

  @Override
  public void add(Batch batch) {
    rows = rows.size() == 0 ? batch : Batch.concat(List.of(rows, batch));
  }

  @Override
  public void merge(Gatherer other) {
    add(((DedupRows) other).rows);
  }

  @Override
  public Batch result() {
    List<Vector> columns = new ArrayList<>();
    for (Expression by : step.by()) {
      columns.add(evaluator.evaluate(by, rows));
    }
    Set<List<String>> seen = new HashSet<>();
    int[] first = new int[rows.size()];
    int count = 0;
    for (int row = 0; row < rows.size(); row++) {
      List<String> key = key(columns, row);
      if (key.size() < columns.size() || seen.add(key)) {
        first[count++] = row;
      }
    }
    return rows.select(Arrays.copyOf(first, count));
  }

  /** The texts of the values; fewer than there are columns if one is missing. */
  private static List<String> key(List<Vector> columns, int row) {
    List<String> key = new ArrayList<>(columns.size());
    for (Vector column : columns) {
      String text = Coercion.text(column.get(row));
      if (text != null) {
        key.add(text);
      }
    }
    return key;
  }

  @Override
  public long heapBytes() {
    return 0; // the step before holds the rows and has counted them
  }
}
