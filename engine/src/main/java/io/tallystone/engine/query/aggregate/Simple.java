package io.tallystone.engine.query.aggregate;

import io.tallystone.engine.query.function.Arity;
import java.util.function.Supplier;

/** An aggregate without anything to prepare. */
record Simple(String name, Arity arity, Supplier<State> states) implements Aggregate {
  @Override
  public State newState() {
    return states.get();
  }
}
