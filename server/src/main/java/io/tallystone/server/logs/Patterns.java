package io.tallystone.server.logs;

import io.tallystone.engine.query.pattern.ColumnCount;
import io.tallystone.engine.query.pattern.FilterPattern;
import io.tallystone.engine.query.pattern.InvalidPattern;
import org.jspecify.annotations.Nullable;

/**
 * Filter patterns in requests.
 *
 * @param columns how patterns that name columns count them
 */
record Patterns(ColumnCount columns) {

  /** The pattern; one that is not given matches everything. */
  FilterPattern parse(@Nullable String text) {
    try {
      return FilterPattern.parse(text == null ? "" : text, columns);
    } catch (InvalidPattern e) {
      throw LogsErrors.invalid(String.valueOf(e.getMessage()));
    }
  }
}
