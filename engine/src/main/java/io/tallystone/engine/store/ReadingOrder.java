package io.tallystone.engine.store;

import io.tallystone.engine.event.EventPosition;
import io.tallystone.engine.event.EventRun;

/** Compares a row with a position without making an object of the row. */
final class ReadingOrder {
  private ReadingOrder() {}

  /** As {@code run.position(row).compareTo(position)}. */
  static int compare(EventRun run, int row, EventPosition position) {
    int order = Long.compare(run.timestamp(row), position.timestamp());
    if (order == 0) {
      order = Long.compare(run.streamId(row), position.streamId());
    }
    if (order == 0) {
      order = Long.compare(run.offset(row), position.offset());
    }
    return order == 0 ? Integer.compare(run.index(row), position.index()) : order;
  }
}
