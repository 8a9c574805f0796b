package io.tallystone.engine.query.run;

/**
 * Runs a step that needs all rows: takes in batches in any order, and joins with others of its kind
 * that took in the rest. For one thread at a time.
 */
interface Gatherer {
  /** Takes in rows. */
  void add(Batch batch);

  /**
   * Takes in all that another gatherer of the same step took in; the other is not used any more.
   */
  void merge(Gatherer other);

  /** The step's rows as of now; it can go on after that. */
  Batch result();

  /** Heap it holds, in bytes, as far as it grows with the rows. */
  long heapBytes();

  /**
   * Whether rows of events that are all older than this can no longer matter.
   *
   * @param maxTime ms
   */
  default boolean isComplete(long maxTime) {
    return false;
  }
}
