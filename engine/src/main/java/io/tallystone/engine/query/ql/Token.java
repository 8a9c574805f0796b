package io.tallystone.engine.query.ql;

import java.util.List;
import java.util.Locale;

/**
 * A piece of the query text.
 *
 * @param kind what it is
 * @param text the content of a string or regular expression, otherwise as written
 * @param path the segments of a name, otherwise empty
 * @param bare a name without back-ticks: it may be a keyword
 */
record Token(Kind kind, String text, List<String> path, boolean bare, int start, int end) {

  enum Kind {
    /** Letters, digits, {@code _} and {@code @}; segments joined by dots; parts in back-ticks. */
    NAME,
    NUMBER,
    /** A number with a unit: {@code 5m}. */
    PERIOD,
    /** A point in time: {@code 2026-01-23T00:00:00Z}. */
    TIME,
    TEXT,
    REGEX,
    SYMBOL,
    END
  }

  static Token of(Kind kind, String text, int start, int end) {
    return new Token(kind, text, List.of(), false, start, end);
  }

  boolean isSymbol(String symbol) {
    return kind == Kind.SYMBOL && text.equals(symbol);
  }

  /** True for a name that reads like the keyword in any case and has no back-ticks. */
  boolean isWord(String word) {
    return kind == Kind.NAME && bare && text.equalsIgnoreCase(word);
  }

  /** In lower case, as keywords and commands are looked up; empty if it cannot be one. */
  String word() {
    return kind == Kind.NAME && bare ? text.toLowerCase(Locale.ROOT) : "";
  }

  /** True if a slash behind it divides. */
  boolean endsOperand() {
    return switch (kind) {
      case NAME -> !isWord("like");
      case NUMBER, PERIOD, TIME, TEXT, REGEX -> true;
      case SYMBOL -> text.equals(")") || text.equals("]");
      case END -> false;
    };
  }
}
