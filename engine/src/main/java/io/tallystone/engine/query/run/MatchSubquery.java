package io.tallystone.engine.query.run;

import io.tallystone.engine.query.plan.Expression;
import io.tallystone.engine.query.plan.Step;
import io.tallystone.engine.query.value.Coercion;
import java.util.HashSet;
import java.util.Set;

/** {@link Step.Among}: values are equal if their texts are, as keys of groups are. */
final class MatchSubquery implements RowOperator {
  private final Step.Among step;
  private final Evaluator evaluator;
  private final Expression.Among condition;

  MatchSubquery(Step.Among step, Evaluator evaluator, Batch child) {
    this.step = step;
    this.evaluator = evaluator;
    this.condition = new Expression.Among(step.value(), texts(child, step), step.negated());
  }

  private static Set<String> texts(Batch child, Step.Among step) {
    Set<String> texts = new HashSet<>();
    Vector column = child.column(step.column());
    for (int row = 0; row < column.size(); row++) {
      String text = Coercion.text(column.get(row));
      if (text != null) {
        texts.add(text);
      }
    }
    return texts;
  }

  @Override
  public Batch apply(Batch batch) {
    return batch.with(step.name(), evaluator.evaluate(condition, batch));
  }
}
