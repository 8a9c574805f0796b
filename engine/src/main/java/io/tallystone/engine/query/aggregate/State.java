package io.tallystone.engine.query.aggregate;

import io.tallystone.engine.query.value.Real;
import io.tallystone.engine.query.value.Value;
import io.tallystone.engine.query.value.Whole;
import java.util.List;

/**
 * What an aggregate keeps of a group's rows. States of any split of the rows merge to the state of
 * all of them, in any order; only the last digits of sums of decimals, and the estimates that
 * {@link DistinctCount} and {@link NumberSample} describe, may differ.
 *
 * <p>Belongs to one thread at a time, also while {@link #result} runs. Nothing here throws for any
 * value.
 */
public interface State {
  /**
   * Takes in a row.
   *
   * @param arguments as many as the query wrote, constants too
   * @param timestampMs of the row's event, milliseconds since the epoch
   */
  void add(List<Value> arguments, long timestampMs);

  /** The same as {@link #add} of one whole number as the first argument, but without objects. */
  default void addWhole(long number, long timestampMs) {
    add(List.of(new Whole(number)), timestampMs);
  }

  /** The same as {@link #add} of one finite number as the first argument, but without objects. */
  default void addReal(double number, long timestampMs) {
    add(List.of(new Real(number)), timestampMs);
  }

  /**
   * Takes in what another state of the same prepared aggregate has, which is not used afterwards.
   *
   * @throws ClassCastException if it is one of another aggregate
   */
  void merge(State other);

  /** The aggregate of all rows so far; more may follow. */
  Value result();

  /** How much heap it takes, in bytes, an estimate from above; grows as rows are added. */
  long bytes();
}
