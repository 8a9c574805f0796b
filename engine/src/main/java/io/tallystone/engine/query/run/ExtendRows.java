package io.tallystone.engine.query.run;

import io.tallystone.engine.query.plan.Step;

/** {@link Step.Extend}. */
record ExtendRows(Step.Extend step, Evaluator evaluator) implements RowOperator {
  @Override
  public Batch apply(Batch batch) {
    return batch.with(step.name(), evaluator.evaluate(step.value(), batch));
  }
}
