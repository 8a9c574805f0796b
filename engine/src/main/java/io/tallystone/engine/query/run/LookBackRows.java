package io.tallystone.engine.query.run;

import io.tallystone.engine.query.plan.SeriesStep;
import io.tallystone.engine.query.value.Missing;
import io.tallystone.engine.query.value.Value;

/** {@link SeriesStep.LookBack}. */
record LookBackRows(SeriesStep.LookBack step, Evaluator evaluator) implements RowOperator {
  @Override
  public Batch apply(Batch batch) {
    Vector field = evaluator.evaluate(step.field(), batch);
    Batch result = batch;
    for (SeriesStep.LookBack.Lag lag : step.lags()) {
      Value[] values = new Value[batch.size()];
      for (int row = 0; row < values.length; row++) {
        values[row] = row < lag.rows() ? Missing.MISSING : field.get(row - lag.rows());
      }
      result = result.with(lag.name(), new Vector.Values(values));
    }
    return result;
  }
}
