package io.tallystone.engine.query.function;

import io.tallystone.engine.query.value.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A function from the values of one row to a value. It has no state, so that many threads may apply
 * it, and never throws: what has no answer is {@code Missing}.
 *
 * <p>Unless a function says otherwise, an argument that is missing, or that is no number or text
 * where one is wanted (a list or a map never is), makes the result {@code Missing}.
 */
public interface ScalarFunction {
  /** The name as AWS spells it; queries may write it in any case. */
  String name();

  /** How many arguments a query may write. */
  Arity arity();

  /**
   * The result for one row.
   *
   * @param arguments those of {@link #implicitFields}, then as many as the arity allows
   */
  Value apply(List<Value> arguments, Evaluation evaluation);

  /**
   * Fields whose values come before the arguments that the query writes: {@code bin(5m)} is applied
   * to {@code @timestamp} and the period.
   */
  default List<String> implicitFields() {
    return List.of();
  }

  /**
   * Checks the arguments that are constants, and gives a function that has done once what need not
   * be done for each row, such as compiling a regular expression. It is applied to the same
   * arguments.
   *
   * @param constants one per written argument, null where it depends on the row; periods such as
   *     {@code 5m} are text
   * @throws InvalidArgument if no row could have a result with them
   */
  default ScalarFunction prepare(List<@Nullable Value> constants) {
    return this;
  }
}
