package io.tallystone.engine.query.run;

import io.tallystone.engine.query.function.Evaluation;
import io.tallystone.engine.query.plan.Expression;
import io.tallystone.engine.query.plan.Row;
import io.tallystone.engine.query.value.Coercion;
import io.tallystone.engine.query.value.Value;
import java.util.Arrays;
import java.util.Set;

/**
 * Evaluates expressions over batches. What depends on one column whose values repeat is evaluated
 * once for each of them; what depends on none, once.
 */
final class Evaluator {
  private final Evaluation evaluation;

  Evaluator(Evaluation evaluation) {
    this.evaluation = evaluation;
  }

  /** What is known of the query. */
  Evaluation evaluation() {
    return evaluation;
  }

  Vector evaluate(Expression expression, Batch batch) {
    if (expression instanceof Expression.Column column) {
      return batch.column(column.name());
    }
    Set<String> columns = expression.columns();
    if (columns.isEmpty()) {
      Value value = expression.evaluate(name -> missing(name), evaluation);
      return new Vector.Constant(value, batch.size());
    }
    if (columns.size() == 1) {
      String name = columns.iterator().next();
      Vector column = batch.column(name);
      if (column instanceof Vector.Constant constant) {
        Value value = expression.evaluate(any -> constant.value(), evaluation);
        return new Vector.Constant(value, batch.size());
      }
      if (column instanceof Vector.Dictionary dictionary
          && dictionary.distinct().length <= batch.size()) {
        return perValue(expression, dictionary);
      }
    }
    return perRow(expression, batch);
  }

  private Vector perValue(Expression expression, Vector.Dictionary column) {
    Value[] distinct = column.distinct();
    Value[] results = new Value[distinct.length];
    for (int code = 0; code < distinct.length; code++) {
      Value value = distinct[code];
      Row row = any -> value;
      results[code] = expression.evaluate(row, evaluation);
    }
    return new Vector.Dictionary(column.codes(), results);
  }

  private Vector perRow(Expression expression, Batch batch) {
    Value[] results = new Value[batch.size()];
    Batch.Cursor cursor = batch.cursor();
    for (int row = 0; row < results.length; row++) {
      results[row] = expression.evaluate(cursor.at(row), evaluation);
    }
    return new Vector.Values(results);
  }

  /** The rows for which a condition is true. */
  int[] selected(Expression condition, Batch batch) {
    Vector outcome = evaluate(condition, batch);
    int[] rows = new int[batch.size()];
    int count = 0;
    if (outcome instanceof Vector.Dictionary dictionary) {
      boolean[] truths = new boolean[dictionary.distinct().length];
      for (int code = 0; code < truths.length; code++) {
        truths[code] = Coercion.truth(dictionary.distinct()[code]);
      }
      for (int row = 0; row < rows.length; row++) {
        if (truths[dictionary.codes()[row]]) {
          rows[count++] = row;
        }
      }
    } else {
      for (int row = 0; row < rows.length; row++) {
        if (Coercion.truth(outcome.get(row))) {
          rows[count++] = row;
        }
      }
    }
    return count == rows.length ? rows : Arrays.copyOf(rows, count);
  }

  private static Value missing(String name) {
    throw new IllegalStateException("column: " + name + " (expected: none)");
  }
}
