package io.tallystone.engine.store;

import io.tallystone.engine.spi.Catalog;
import io.tallystone.engine.spi.Journal;
import io.tallystone.engine.spi.SegmentStore;

/** Where a store keeps everything. The store closes them. */
public record Ports(Journal journal, SegmentStore segments, Catalog catalog)
    implements AutoCloseable {

  /** Closes all, whatever one of them throws. */
  @Override
  public void close() {
    try (catalog;
        segments;
        journal) {
      // closed in reverse: the journal first, so that nothing new is acknowledged
    }
  }
}
