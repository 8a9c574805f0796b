package io.tallystone.engine.query.pattern;

/** What a filter pattern may have. */
final class PatternLimits {
  /** Characters of a pattern (API reference, type FilterPattern). */
  static final int LENGTH = 1_024;

  /** Regular expressions in one pattern (AWS: "Filter pattern syntax", quotas). */
  static final int REGEXES = 2;

  /** Wildcards in one JSON selector (AWS: "Using filter patterns to match terms in JSON"). */
  static final int WILDCARDS_PER_SELECTOR = 1;

  /** Selectors with a wildcard in one JSON pattern (same page). */
  static final int WILDCARD_SELECTORS = 3;

  /** Parentheses within each other; ours, so that parsing needs little stack. */
  static final int NESTING = 100;

  /** Atoms of a regular expression with repetitions written out; ours, it bounds its cost. */
  static final int REGEX_ATOMS = 1_000;

  private PatternLimits() {}
}
