package io.tallystone.engine.query.function;

import static io.tallystone.engine.query.value.Missing.MISSING;

import io.tallystone.engine.query.value.Bool;
import io.tallystone.engine.query.value.Coercion;
import io.tallystone.engine.query.value.Fields;
import io.tallystone.engine.query.value.Items;
import io.tallystone.engine.query.value.JsonText;
import io.tallystone.engine.query.value.Missing;
import io.tallystone.engine.query.value.Numbers;
import io.tallystone.engine.query.value.Relation;
import io.tallystone.engine.query.value.Text;
import io.tallystone.engine.query.value.Value;
import io.tallystone.engine.query.value.Whole;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code jsonParse jsonStringify jsonArraySize jsonArrayContains}.
 *
 * <p>Chosen here, as AWS is silent: {@code jsonStringify} writes no blanks and keeps the order of
 * keys; the size of what is no array is missing. Documented: what is no array, or empty, contains
 * nothing.
 */
final class JsonFunctions {
  static final List<ScalarFunction> ALL =
      List.of(
          Plain.of("jsonParse", Arity.exactly(1), arguments -> parsed(arguments.getFirst())),
          Plain.of("jsonStringify", Arity.exactly(1), JsonFunctions::stringify),
          Plain.of("jsonArraySize", Arity.exactly(1), JsonFunctions::size),
          Plain.of("jsonArrayContains", Arity.exactly(2), JsonFunctions::contains));

  private JsonFunctions() {}

  private static Value parsed(Value value) {
    if (value instanceof Items || value instanceof Fields) {
      return value;
    }
    return value instanceof Text text ? Json.parse(text.text()) : MISSING;
  }

  private static Value stringify(List<Value> arguments) {
    Value value = arguments.getFirst();
    return value instanceof Missing ? MISSING : new Text(JsonText.of(value));
  }

  private static Value size(List<Value> arguments) {
    return parsed(arguments.getFirst()) instanceof Items items
        ? new Whole(items.items().size())
        : MISSING;
  }

  private static Value contains(List<Value> arguments) {
    @Nullable String wanted = Coercion.text(arguments.get(1));
    if (wanted == null || !(parsed(arguments.getFirst()) instanceof Items items)) {
      return Bool.FALSE;
    }
    for (Value item : items.items()) {
      if (Relation.EQUAL.holdsForQuoted(item, wanted)
          || (Numbers.isNumber(item) && Relation.EQUAL.holds(item, arguments.get(1)))) {
        return Bool.TRUE;
      }
    }
    return Bool.FALSE;
  }
}
