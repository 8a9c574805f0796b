package io.tallystone.engine.query.run;

import io.tallystone.engine.query.plan.Expression;
import io.tallystone.engine.query.plan.Step;
import java.util.List;

/** {@link Step.Filter}: term by term, so that each is evaluated on the rows that are left. */
record FilterRows(Step.Filter step, Evaluator evaluator) implements RowOperator {
  @Override
  public Batch apply(Batch batch) {
    Batch left = batch;
    for (Expression term : terms()) {
      if (left.size() > 0) {
        int[] selected = evaluator.selected(term, left);
        left = selected.length == left.size() ? left : left.select(selected);
      }
    }
    return left;
  }

  private List<Expression> terms() {
    return step.condition() instanceof Expression.And and ? and.terms() : List.of(step.condition());
  }
}
