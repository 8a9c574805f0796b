package io.tallystone.engine.query.plan;

import static io.tallystone.engine.query.value.Missing.MISSING;

import io.tallystone.engine.query.function.Arithmetic;
import io.tallystone.engine.query.function.Arity;
import io.tallystone.engine.query.function.Evaluation;
import io.tallystone.engine.query.function.ScalarFunction;
import io.tallystone.engine.query.value.Bool;
import io.tallystone.engine.query.value.Coercion;
import io.tallystone.engine.query.value.Numbers;
import io.tallystone.engine.query.value.Time;
import io.tallystone.engine.query.value.Value;
import java.util.List;

/** The total of a row: times and conditions count as numbers elsewhere, but not here. */
public record RowTotal() implements ScalarFunction {
  private static final int MOST = 1_000;

  @Override
  public String name() {
    return "addtotals";
  }

  @Override
  public Arity arity() {
    return Arity.between(0, MOST);
  }

  @Override
  public Value apply(List<Value> arguments, Evaluation evaluation) {
    Value total = MISSING;
    for (Value argument : arguments) {
      total = plus(total, argument);
    }
    return total;
  }

  /**
   * A total with one more value; the same if that is no number.
   *
   * @param total missing if there was no number yet
   */
  public static Value plus(Value total, Value value) {
    Value number =
        value instanceof Time || value instanceof Bool ? MISSING : Coercion.number(value);
    if (!Numbers.isNumber(number)) {
      return total;
    }
    return Numbers.isNumber(total) ? Arithmetic.ADD.apply(total, number) : number;
  }
}
