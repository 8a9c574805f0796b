package io.tallystone.engine.query.aggregate;

/** Which end of an order is looked for. */
enum End {
  /** The smallest or earliest. */
  FIRST,
  /** The largest or latest. */
  LAST;

  /**
   * Whether a candidate takes the place of the best so far.
   *
   * @param order of the candidate against the best, as a comparator gives it
   */
  boolean prefers(int order) {
    return this == LAST ? order > 0 : order < 0;
  }
}
