package io.tallystone.engine.query.run;

import io.tallystone.engine.query.function.Arithmetic;
import io.tallystone.engine.query.plan.SeriesStep;
import io.tallystone.engine.query.value.Coercion;
import io.tallystone.engine.query.value.Missing;
import io.tallystone.engine.query.value.Numbers;
import io.tallystone.engine.query.value.Value;
import io.tallystone.engine.query.value.Whole;

/** {@link SeriesStep.Accumulate}: exact while a long holds the total of whole numbers. */
record AccumulateRows(SeriesStep.Accumulate step, Evaluator evaluator) implements RowOperator {
  @Override
  public Batch apply(Batch batch) {
    Vector field = evaluator.evaluate(step.field(), batch);
    Value[] totals = new Value[batch.size()];
    Value total = new Whole(0);
    for (int row = 0; row < totals.length; row++) {
      Value number = Coercion.number(field.get(row));
      if (Numbers.isNumber(number)) {
        total = Arithmetic.ADD.apply(total, number);
        totals[row] = total;
      } else {
        totals[row] = Missing.MISSING;
      }
    }
    return batch.with(step.name(), new Vector.Values(totals));
  }
}
