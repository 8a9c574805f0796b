package io.tallystone.engine.query.plan;

import io.tallystone.engine.query.value.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the row of a lookup table that belongs to a row of a query. Has no state. */
public interface RowFinder {
  /**
   * The values of the wanted columns of the table's row, in order.
   *
   * @param inputs what the row is found by
   * @return null if the table has no such row
   */
  @Nullable List<Value> find(List<Value> inputs);
}
