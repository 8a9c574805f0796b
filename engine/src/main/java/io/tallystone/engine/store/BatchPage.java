package io.tallystone.engine.store;

import io.tallystone.engine.memory.BatchList;
import io.tallystone.engine.memory.EventBatch;

/** Up to {@link BatchList#PAGE} batches of a memory table. */
record BatchPage(BatchList batches, int from, int to, long minTime, long maxTime)
    implements Candidate {

  /** Adds the list's batches with offsets below the limit to the search. */
  static void addAll(BatchList batches, long offsetLimit, Search search) {
    int size = batches.sizeBelow(offsetLimit);
    for (int from = 0; from < size; from += BatchList.PAGE) {
      int page = from / BatchList.PAGE;
      search.add(
          new BatchPage(
              batches,
              from,
              Math.min(size, from + BatchList.PAGE),
              batches.minTime(page),
              batches.maxTime(page)));
    }
  }

  @Override
  public void visit(Search search) {
    boolean backwards = search.scope().descending();
    for (int i = 0; i < to - from; i++) {
      EventBatch batch = batches.at(backwards ? to - 1 - i : from + i);
      if (search.mayHoldWanted(batch.minTime(), batch.maxTime())) {
        search.offer(batch);
      }
    }
  }
}
