package io.tallystone.engine.query.plan;

import static io.tallystone.engine.query.value.Missing.MISSING;

import io.tallystone.engine.query.function.Arity;
import io.tallystone.engine.query.function.Evaluation;
import io.tallystone.engine.query.function.FunctionTable;
import io.tallystone.engine.query.function.ScalarFunction;
import io.tallystone.engine.query.value.Fields;
import io.tallystone.engine.query.value.Items;
import io.tallystone.engine.query.value.Value;
import java.util.List;

/**
 * What is at a path of a JSON text, or of a map or list that was made of one.
 *
 * @param keys of maps; of lists the places, from 0
 */
record JsonLeaf(List<String> keys) implements ScalarFunction {
  static final ScalarFunction PARSE = FunctionTable.find("jsonParse").orElseThrow();

  /** Keeps a copy. */
  JsonLeaf {
    keys = List.copyOf(keys);
  }

  /** The leaf of a path such as {@code user.roles.0} or {@code user.roles[0]}. */
  static JsonLeaf of(String path) {
    return new JsonLeaf(List.of(path.replaceAll("\\[(\\d+)\\]", ".$1").split("\\.", -1)));
  }

  @Override
  public String name() {
    return "json";
  }

  @Override
  public Arity arity() {
    return Arity.exactly(1);
  }

  @Override
  public Value apply(List<Value> arguments, Evaluation evaluation) {
    Value at = arguments.get(0);
    if (!(at instanceof Fields || at instanceof Items)) {
      at = PARSE.apply(arguments, evaluation);
    }
    for (String key : keys) {
      at = member(at, key);
    }
    return at;
  }

  private static Value member(Value of, String key) {
    return switch (of) {
      case Fields map -> map.member(key);
      case Items list when key.matches("\\d{1,9}") -> list.item(Integer.parseInt(key));
      default -> MISSING;
    };
  }
}
