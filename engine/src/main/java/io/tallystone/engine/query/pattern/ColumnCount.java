package io.tallystone.engine.query.pattern;

/**
 * How many columns a message may have beside those that a pattern in square brackets names, where
 * it has no {@code ...}. AWS's page ("Filter pattern syntax") is of two minds: it counts strictly,
 * and yet shows {@code [w1=ERROR, w2]} for lines of many words.
 */
public enum ColumnCount {
  /** None: a message has exactly as many columns as there are names. */
  STRICT,
  /** Any number after the named ones, as if {@code ...} stood at the end. */
  OPEN
}
