package io.tallystone.engine.query.run;

import io.tallystone.engine.query.plan.Step;
import io.tallystone.engine.query.value.Items;
import io.tallystone.engine.query.value.Missing;
import io.tallystone.engine.query.value.Value;
import java.util.ArrayList;
import java.util.List;

/** {@link Step.Unnest}. */
record UnnestRows(Step.Unnest step, Evaluator evaluator) implements RowOperator {
  @Override
  public Batch apply(Batch batch) {
    Vector lists = evaluator.evaluate(step.source(), batch);
    List<Integer> rows = new ArrayList<>();
    List<Value> items = new ArrayList<>();
    for (int row = 0; row < batch.size(); row++) {
      for (Value item : items(lists.get(row))) {
        rows.add(row);
        items.add(item);
      }
    }
    return batch
        .select(rows.stream().mapToInt(Integer::intValue).toArray())
        .with(step.name(), new Vector.Values(items.toArray(Value[]::new)));
  }

  private List<Value> items(Value value) {
    return switch (value) {
      case Items list -> list.items();
      case Missing missing -> step.keepsMissing() ? List.of(missing) : List.of();
      default -> List.of(value);
    };
  }
}
