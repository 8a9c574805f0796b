package io.tallystone.engine.query.aggregate;

import io.tallystone.engine.query.function.Arity;
import io.tallystone.engine.query.function.InvalidArgument;
import io.tallystone.engine.query.value.Value;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An aggregate whose second argument is the same for all rows: {@code pct(f, 99)}.
 *
 * @param expected in words, for the message
 * @param reader gives the states for a constant, or throws IllegalArgumentException
 */
record WithConstant(String name, String expected, Function<Value, Supplier<State>> reader)
    implements Aggregate {
  @Override
  public Arity arity() {
    return Arity.exactly(2);
  }

  @Override
  public Aggregate prepare(List<@Nullable Value> constants) {
    @Nullable Value constant = constants.get(1);
    if (constant == null) {
      throw new InvalidArgument(1, name + ": a value of the row (expected: " + expected + ")");
    }
    try {
      return new Simple(name, arity(), reader.apply(constant));
    } catch (IllegalArgumentException wrong) {
      throw new InvalidArgument(1, name + ": " + wrong.getMessage());
    }
  }

  @Override
  public State newState() {
    throw new IllegalStateException(name + ": prepare() comes first");
  }
}
