package io.tallystone.engine.query;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A value found in a message.
 *
 * @param text content of a string or column, digits of a number; otherwise the JSON literal, empty
 *     for a container
 */
public record Value(Kind kind, String text) {

  /** What a value is. */
  public enum Kind {
    /** A JSON string, escapes resolved. */
    STRING,
    /** A JSON number. */
    NUMBER,
    /** JSON's true. */
    TRUE,
    /** JSON's false. */
    FALSE,
    /** JSON's null. */
    NULL,
    /** A JSON object or array. */
    CONTAINER,
    /** A column of a space-delimited message: a text that may be a number. */
    COLUMN
  }

  /** Whether comparisons look at it at all. */
  boolean comparable() {
    return kind == Kind.STRING || kind == Kind.NUMBER || kind == Kind.COLUMN;
  }

  /** Its number, or null if it has none. A JSON string of digits is not a number. */
  @Nullable BigDecimal number() {
    return kind == Kind.NUMBER || kind == Kind.COLUMN ? Decimals.parse(text) : null;
  }
}
