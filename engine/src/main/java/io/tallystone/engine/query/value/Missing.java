package io.tallystone.engine.query.value;

/** No value: the event has no such field, or a function has no answer. Rows leave it out. */
public enum Missing implements Value {
  /** The only one. */
  MISSING
}
