package io.tallystone.server.logs;

import io.tallystone.engine.query.pattern.FilterPattern;
import io.tallystone.engine.query.pattern.InvalidPattern;
import org.jspecify.annotations.Nullable;

/** Filter patterns in requests. */
final class Patterns {
  private Patterns() {}

  /** The pattern; one that is not given matches everything. */
  static FilterPattern parse(@Nullable String text) {
    try {
      return FilterPattern.parse(text == null ? "" : text);
    } catch (InvalidPattern e) {
      throw LogsErrors.invalid(String.valueOf(e.getMessage()));
    }
  }
}
