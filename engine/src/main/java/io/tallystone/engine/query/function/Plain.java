package io.tallystone.engine.query.function;

import static io.tallystone.engine.query.value.Missing.MISSING;

import io.tallystone.engine.query.value.Coercion;
import io.tallystone.engine.query.value.Numbers;
import io.tallystone.engine.query.value.Value;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A function without anything to prepare. */
record Plain(String name, Arity arity, BiFunction<List<Value>, Evaluation, Value> body)
    implements ScalarFunction {

  /** A function of values as they are, missing ones too. */
  static Plain of(String name, Arity arity, Function<List<Value>, Value> body) {
    return new Plain(name, arity, (arguments, evaluation) -> body.apply(arguments));
  }

  /** A function of the query alone. */
  static Plain ofQuery(String name, Function<Evaluation, Value> body) {
    return new Plain(name, Arity.exactly(0), (arguments, evaluation) -> body.apply(evaluation));
  }

  /** A function of one text. */
  static Plain ofText(String name, Function<String, Value> body) {
    return of(
        name,
        Arity.exactly(1),
        arguments -> {
          @Nullable String text = Coercion.text(arguments.getFirst());
          return text == null ? MISSING : body.apply(text);
        });
  }

  /** A function of two texts. */
  static Plain ofTexts(String name, BiFunction<String, String, Value> body) {
    return of(
        name,
        Arity.exactly(2),
        arguments -> {
          @Nullable String first = Coercion.text(arguments.get(0));
          @Nullable String second = Coercion.text(arguments.get(1));
          return first == null || second == null ? MISSING : body.apply(first, second);
        });
  }

  /** A function of one number. */
  static Plain ofNumber(String name, Function<Value, Value> body) {
    return of(
        name,
        Arity.exactly(1),
        arguments -> {
          Value number = Coercion.number(arguments.getFirst());
          return Numbers.isNumber(number) ? body.apply(number) : MISSING;
        });
  }

  @Override
  public Value apply(List<Value> arguments, Evaluation evaluation) {
    return body.apply(arguments, evaluation);
  }
}
