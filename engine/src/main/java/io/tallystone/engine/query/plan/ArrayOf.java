package io.tallystone.engine.query.plan;

import io.tallystone.engine.query.function.Arity;
import io.tallystone.engine.query.function.Evaluation;
import io.tallystone.engine.query.function.ScalarFunction;
import io.tallystone.engine.query.value.Items;
import io.tallystone.engine.query.value.Value;
import java.util.List;

/**
 * The list that a field holds as JSON text, or that stands at its place in the event; without one
 * the field as it is.
 *
 * <p>Arguments: the field, and the message if the field may be one of the event. Fields of events
 * are only discovered down to their leaves, so an array is taken from the message.
 */
record ArrayOf(JsonLeaf place) implements ScalarFunction {
  @Override
  public String name() {
    return "expand";
  }

  @Override
  public Arity arity() {
    return Arity.between(1, 2);
  }

  @Override
  public Value apply(List<Value> arguments, Evaluation evaluation) {
    Value field = arguments.get(0);
    Value list = field instanceof Items ? field : JsonLeaf.PARSE.apply(List.of(field), evaluation);
    if (!(list instanceof Items) && arguments.size() > 1) {
      list = place.apply(List.of(arguments.get(1)), evaluation);
    }
    return list instanceof Items ? list : field;
  }
}
