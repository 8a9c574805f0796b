package io.tallystone.engine.query.run;

import io.tallystone.engine.query.plan.Step;

/** {@link Step.Keep}. */
record KeepColumns(Step.Keep step) implements RowOperator {
  @Override
  public Batch apply(Batch batch) {
    return batch.keep(step.names());
  }
}
