package io.tallystone.engine.query.run;

import io.tallystone.engine.query.plan.Extractor;
import io.tallystone.engine.query.plan.Step;
import io.tallystone.engine.query.value.Coercion;
import io.tallystone.engine.query.value.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@link Step.Extract}: a row in which nothing is found keeps what it had. */
record ExtractColumns(Step.Extract step, Evaluator evaluator) implements RowOperator {
  @Override
  public Batch apply(Batch batch) {
    Vector source = evaluator.evaluate(step.source(), batch);
    if (source instanceof Vector.Dictionary dictionary && !step.extractor().multi()) {
      return perValue(batch, dictionary);
    }
    List<@Nullable List<Value>> found = new ArrayList<>();
    int[] rows = new int[batch.size()];
    for (int row = 0; row < batch.size(); row++) {
      List<List<Value>> matches = extract(source.get(row));
      int times = Math.max(1, matches.size());
      rows = room(rows, found.size() + times);
      Arrays.fill(rows, found.size(), found.size() + times, row);
      if (matches.isEmpty()) {
        found.add(null);
      } else {
        found.addAll(matches);
      }
    }
    boolean sameRows = found.size() == batch.size();
    Batch target = sameRows ? batch : batch.select(Arrays.copyOf(rows, found.size()));
    return filled(target, row -> found.get(row));
  }

  private Batch perValue(Batch batch, Vector.Dictionary source) {
    List<@Nullable List<Value>> found = new ArrayList<>();
    for (Value value : source.distinct()) {
      List<List<Value>> matches = extract(value);
      found.add(matches.isEmpty() ? null : matches.get(0));
    }
    return filled(batch, row -> found.get(source.codes()[row]));
  }

  private List<List<Value>> extract(Value value) {
    String text = Coercion.text(value);
    return text == null ? List.of() : step.extractor().extract(text);
  }

  private Batch filled(Batch batch, Found found) {
    Extractor extractor = step.extractor();
    Batch filled = batch;
    for (int i = 0; i < extractor.names().size(); i++) {
      String name = extractor.names().get(i);
      Vector before = batch.has(name) ? batch.column(name) : Vector.missing(batch.size());
      Value[] values = new Value[batch.size()];
      for (int row = 0; row < values.length; row++) {
        List<Value> match = found.in(row);
        values[row] = match == null ? before.get(row) : match.get(i);
      }
      filled = filled.with(name, new Vector.Values(values));
    }
    return filled;
  }

  private static int[] room(int[] rows, int size) {
    return size <= rows.length ? rows : Arrays.copyOf(rows, Math.max(size, 2 * rows.length));
  }

  private interface Found {
    @Nullable List<Value> in(int row);
  }
}
