package io.tallystone.engine.query.function;

import static io.tallystone.engine.query.value.Missing.MISSING;

import io.tallystone.engine.query.value.Coercion;
import io.tallystone.engine.query.value.Value;
import java.util.List;

/**
 * {@code if(condition, then, else)} and {@code case(condition, value, …[, default])}: the value of
 * the first condition that is true, else the default, else missing.
 */
final class Conditionals {
  static final List<ScalarFunction> ALL =
      List.of(
          Plain.of("if", Arity.exactly(3), Conditionals::choose),
          Plain.of(
              "case",
              Arity.between(2, 2 * FunctionLimits.CASE_BRANCHES + 1),
              Conditionals::choose));

  private Conditionals() {}

  private static Value choose(List<Value> arguments) {
    int last = arguments.size() - 1;
    for (int i = 0; i < last; i += 2) {
      if (Coercion.truth(arguments.get(i))) {
        return arguments.get(i + 1);
      }
    }
    return last % 2 == 0 ? arguments.get(last) : MISSING;
  }
}
