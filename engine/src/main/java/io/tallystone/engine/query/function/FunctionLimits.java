package io.tallystone.engine.query.function;

/**
 * Bounds on what functions make, so that no query grows one event into gigabytes: a result beyond
 * them is missing. AWS documents none.
 */
final class FunctionLimits {
  /** Characters of a text that a function makes; an event has at most 1 MiB. */
  static final int TEXT = 4 << 20;

  /** Items of a list that a function makes. */
  static final int ITEMS = 100_000;

  /** Levels of lists and maps in JSON that is parsed. */
  static final int JSON_DEPTH = 100;

  /** Branches of {@code case}, as documented. */
  static final int CASE_BRANCHES = 10;

  private FunctionLimits() {}
}
