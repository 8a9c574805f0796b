package io.tallystone.engine.query.plan;

import io.tallystone.engine.query.value.Value;

/** A row of a query. */
public interface Row {
  /** The value of a column, {@link io.tallystone.engine.query.value.Missing} if it has none. */
  Value get(String name);
}
