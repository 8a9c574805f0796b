package io.tallystone.engine.query.function;

import static io.tallystone.engine.query.value.Missing.MISSING;

import io.tallystone.engine.query.value.Bool;
import io.tallystone.engine.query.value.Missing;
import io.tallystone.engine.query.value.Text;
import io.tallystone.engine.query.value.Value;
import io.tallystone.engine.query.value.Whole;
import java.util.List;

/**
 * {@code isPresent coalesce isempty isblank}: the functions that missing arguments are for; and
 * {@code unmask}, which gives its argument, as no data protection policy hides anything here.
 */
final class PresenceFunctions {
  static final List<ScalarFunction> ALL =
      List.of(
          Plain.of(
              "isPresent",
              Arity.exactly(1),
              arguments -> Bool.of(!(arguments.getFirst() instanceof Missing))),
          Plain.of("coalesce", Arity.atLeast(1), PresenceFunctions::coalesce),
          Plain.of("unmask", Arity.exactly(1), List::getFirst),
          Plain.of("isempty", Arity.exactly(1), arguments -> oneIf(isEmpty(arguments.getFirst()))),
          Plain.of("isblank", Arity.exactly(1), arguments -> oneIf(isBlank(arguments.getFirst()))));

  private PresenceFunctions() {}

  private static Value coalesce(List<Value> arguments) {
    for (Value argument : arguments) {
      if (!(argument instanceof Missing)) {
        return argument;
      }
    }
    return MISSING;
  }

  private static boolean isEmpty(Value value) {
    return value instanceof Missing || (value instanceof Text text && text.text().isEmpty());
  }

  private static boolean isBlank(Value value) {
    return value instanceof Missing || (value instanceof Text text && text.text().isBlank());
  }

  /** Functions documented to return a number say yes and no so. */
  static Value oneIf(boolean condition) {
    return new Whole(condition ? 1 : 0);
  }
}
