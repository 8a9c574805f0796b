package io.tallystone.engine.query.aggregate;

import io.tallystone.engine.query.function.Arity;
import io.tallystone.engine.query.function.InvalidArgument;
import io.tallystone.engine.query.value.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A function from the rows of a group to a value. */
public interface Aggregate {
  /** The name as AWS spells it; queries may write it in any case. */
  String name();

  /** How many arguments a query may write; the asterisk of {@code count(*)} is none. */
  Arity arity();

  /**
   * Checks the arguments that are constants and keeps what it needs of them. Must be called before
   * {@link #newState}.
   *
   * @param constants one per written argument, null where it depends on the row; periods such as
   *     {@code 5m} are text
   * @throws InvalidArgument if an argument cannot be used
   */
  default Aggregate prepare(List<@Nullable Value> constants) {
    return this;
  }

  /** The state of a group without rows. */
  State newState();
}
