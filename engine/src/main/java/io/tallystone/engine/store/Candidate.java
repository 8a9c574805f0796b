package io.tallystone.engine.store;

/** Something that may hold events of a page, with bounds of their times. */
interface Candidate {
  /** No event in it is older, ms. */
  long minTime();

  /** No event in it is newer, ms. */
  long maxTime();

  /** Offers its events to the search, or the smaller candidates it consists of. */
  void visit(Search search);
}
