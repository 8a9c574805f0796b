package io.tallystone.engine.maintenance;

import io.tallystone.engine.segment.BlockCache;
import io.tallystone.engine.spi.Catalog;
import io.tallystone.engine.spi.Catalog.CommitResult;
import io.tallystone.engine.spi.Catalog.Lease;
import io.tallystone.engine.spi.Catalog.SegmentRecord;
import io.tallystone.engine.spi.CatalogException;
import io.tallystone.engine.spi.SegmentStore;
import io.tallystone.engine.view.LiveSegment;
import io.tallystone.engine.view.Views;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Lock;

/** Exchanges segments: in the catalogue, then for readers, then on disk. */
final class Replacement {
  private final Catalog catalog;
  private final Views views;
  private final Ownership ownership;
  private final SegmentWriting writing;
  private final Lock checkpoint;

  Replacement(
      Catalog catalog,
      SegmentStore store,
      BlockCache cache,
      Views views,
      Ownership ownership,
      Lock checkpoint) {
    this.catalog = catalog;
    this.views = views;
    this.ownership = ownership;
    this.writing = new SegmentWriting(store, cache);
    this.checkpoint = checkpoint;
  }

  /**
   * Puts some stored segments in the place of live ones.
   *
   * @return false if the old ones stay; the new ones are deleted then
   */
  boolean replace(
      List<LiveSegment> old, List<LiveSegment> replacements, Map<Long, Long> removedBytes) {
    boolean done;
    try {
      done = commit(old, replacements, removedBytes);
    } catch (CatalogException e) {
      writing.discard(replacements);
      throw e;
    }
    if (done) {
      old.forEach(LiveSegment::retire);
      views.replaced(old, replacements);
    } else if (!ownership.isUnsure()) {
      writing.discard(replacements);
    }
    return done;
  }

  private boolean commit(
      List<LiveSegment> old, List<LiveSegment> replacements, Map<Long, Long> removedBytes) {
    Lease lease = ownership.lease();
    List<String> names = old.stream().map(LiveSegment::name).toList();
    List<SegmentRecord> records = replacements.stream().map(LiveSegment::stored).toList();
    checkpoint.lock();
    try {
      return switch (catalog.replace(lease, names, records, removedBytes)) {
        case CommitResult.Committed() -> true;
        case CommitResult.Fenced fenced -> {
          // a seal may have renewed the lease in between: then the next attempt succeeds
          if (lease.equals(ownership.lease())) {
            ownership.fenced(fenced);
          }
          yield false;
        }
        case CommitResult.Unknown unknown -> !isLive(names.getFirst(), unknown);
      };
    } finally {
      checkpoint.unlock();
    }
  }

  private boolean isLive(String name, CommitResult.Unknown result) {
    try {
      return catalog.snapshot().segments().stream().anyMatch(live -> live.name().equals(name));
    } catch (CatalogException e) {
      ownership.unsure(result, e);
      return true;
    }
  }
}
