package io.tallystone.engine.query.ql;

/** The bounds of a query's text. */
final class QlLimits {
  /** Characters of a query (AWS: API reference, StartQuery). */
  static final int CHARACTERS = 10_000;

  /**
   * Parentheses, prefix operators and subqueries within each other. No query by hand has ten; each
   * takes about 20 frames, and this many fit a stack of 512 KiB.
   */
  static final int NESTING = 50;

  /**
   * Steps from the root of an expression to a leaf, so that whoever walks it may recurse. Long
   * {@code and} and {@code or} are one step; only arithmetic of hundreds of terms is refused.
   */
  static final int DEPTH = 500;

  /** Digits of a number's exponent: beyond it no double can hold the number. */
  static final int EXPONENT_DIGITS = 3;

  /** Log group name prefixes in {@code SOURCE} (AWS: "SOURCE"). */
  static final int NAME_PREFIXES = 5;

  /** Account identifiers in {@code SOURCE} (AWS: "SOURCE"). */
  static final int ACCOUNTS = 20;

  /** Data sources of a query (AWS: API reference, StartQuery). */
  static final int DATA_SOURCES = 10;

  /** Characters of a placeholder's name (AWS: API reference, QueryParameter). */
  static final int PLACEHOLDER_CHARACTERS = 128;

  /** Most rows that {@code appendcols} takes (AWS: "appendcols"). */
  static final int APPENDED_ROWS = 100_000;

  private QlLimits() {}
}
