package io.tallystone.engine.query.run;

import io.tallystone.engine.query.plan.Step;
import io.tallystone.engine.query.value.Missing;
import io.tallystone.engine.query.value.Text;
import io.tallystone.engine.query.value.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@link Step.Enrich}. */
record EnrichRows(Step.Enrich step, Evaluator evaluator) implements RowOperator {
  @Override
  public Batch apply(Batch batch) {
    List<@Nullable List<Value>> found = found(batch);
    Batch enriched = batch;
    for (int i = 0; i < step.outputs().size(); i++) {
      String name = step.outputs().get(i);
      Vector before = batch.has(name) ? batch.column(name) : Vector.missing(batch.size());
      Value[] values = new Value[batch.size()];
      for (int row = 0; row < values.length; row++) {
        List<Value> match = found.get(row);
        Value old = before.get(row);
        values[row] = match != null && isReplaced(old) ? match.get(i) : old;
      }
      enriched = enriched.with(name, new Vector.Values(values));
    }
    return enriched;
  }

  private boolean isReplaced(Value old) {
    return step.overwrite()
        || old instanceof Missing
        || (old instanceof Text text && text.text().isEmpty());
  }

  private List<@Nullable List<Value>> found(Batch batch) {
    List<Vector> inputs =
        step.inputs().stream().map(input -> evaluator.evaluate(input, batch)).toList();
    List<@Nullable List<Value>> found = new ArrayList<@Nullable List<Value>>(batch.size());
    if (inputs.size() == 1 && inputs.get(0) instanceof Vector.Dictionary dictionary) {
      List<@Nullable List<Value>> perValue = new ArrayList<@Nullable List<Value>>();
      for (Value value : dictionary.distinct()) {
        perValue.add(step.finder().find(List.of(value)));
      }
      for (int code : dictionary.codes()) {
        found.add(perValue.get(code));
      }
    } else {
      for (int row = 0; row < batch.size(); row++) {
        int place = row;
        found.add(step.finder().find(inputs.stream().map(input -> input.get(place)).toList()));
      }
    }
    return found;
  }
}
