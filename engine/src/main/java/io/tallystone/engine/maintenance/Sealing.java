package io.tallystone.engine.maintenance;

import io.tallystone.engine.memory.MemoryTable;
import io.tallystone.engine.memory.SortedTable;
import io.tallystone.engine.segment.BlockCache;
import io.tallystone.engine.segment.SegmentContent;
import io.tallystone.engine.segment.SegmentEncoding;
import io.tallystone.engine.spi.Catalog;
import io.tallystone.engine.spi.Catalog.CommitResult;
import io.tallystone.engine.spi.Catalog.Lease;
import io.tallystone.engine.spi.CatalogException;
import io.tallystone.engine.spi.Journal;
import io.tallystone.engine.spi.SegmentStore;
import io.tallystone.engine.view.Deletions;
import io.tallystone.engine.view.LiveSegment;
import io.tallystone.engine.view.Views;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.locks.Lock;

/**
 * Turns the oldest frozen table into a segment.
 *
 * <p>The segment is stored first; one catalogue transaction then makes it live and moves the
 * checkpoint past the table; readers change over; the journal forgets. A crash in between leaves
 * either an object that nobody knows, or journal entries below the checkpoint: both are ignored and
 * cleared away.
 */
public final class Sealing {
  private final Catalog catalog;
  private final Journal journal;
  private final Views views;
  private final Deletions deletions;
  private final Ownership ownership;
  private final DerivedState derived;
  private final SegmentNames names;
  private final SegmentWriting writing;
  private final Lock checkpoint;

  /**
   * New.
   *
   * @param checkpoint held while the catalogue and the view change, so that whoever adds up both
   *     counts nothing twice
   */
  public Sealing(
      Catalog catalog,
      Journal journal,
      SegmentStore store,
      BlockCache cache,
      Views views,
      Deletions deletions,
      Ownership ownership,
      DerivedState derived,
      SegmentNames names,
      Lock checkpoint) {
    this.catalog = catalog;
    this.journal = journal;
    this.views = views;
    this.deletions = deletions;
    this.ownership = ownership;
    this.derived = derived;
    this.names = names;
    this.writing = new SegmentWriting(store, cache);
    this.checkpoint = checkpoint;
  }

  /**
   * Seals one table; not to be called by two threads at a time.
   *
   * @return false if no table is frozen, or none may be sealed any more
   * @throws IOException if the segment could not be stored; it may be tried again
   * @throws CatalogException if the commit failed; it may be tried again
   */
  public boolean sealOldest() throws IOException {
    List<MemoryTable> frozen = views.frozen();
    if (frozen.isEmpty() || !ownership.lost().isEmpty()) {
      return false;
    }
    MemoryTable table = frozen.getFirst();
    Lease lease = ownership.lease();
    SortedTable sorted =
        new SortedTable(table, streamId -> deletions.hides(table.groupOf(streamId), streamId));
    List<LiveSegment> segments =
        sorted.isEmpty() ? List.of() : List.of(store(lease, table, sorted));
    boolean committed;
    try {
      committed = commit(lease, table, segments, sorted);
    } catch (CatalogException e) {
      writing.discard(segments);
      throw e;
    }
    if (committed) {
      journal.truncateBefore(lease.partition(), table.to());
    } else if (!ownership.isUnsure()) {
      writing.discard(segments);
    }
    if (!committed && ownership.lost().isEmpty()) {
      throw new IOException("the catalogue did not take the seal");
    }
    return committed;
  }

  private LiveSegment store(Lease lease, MemoryTable table, SortedTable sorted) throws IOException {
    SegmentContent content = new SegmentContent(SegmentEncoding.QUICK, sorted::runs, _ -> {});
    return writing.put(names.next(lease, table.from()), 0, content);
  }

  private boolean commit(
      Lease lease, MemoryTable table, List<LiveSegment> segments, SortedTable sorted) {
    checkpoint.lock();
    try {
      CommitResult result =
          catalog.commit(
              lease,
              table.from(),
              table.to(),
              segments.stream().map(LiveSegment::stored).toList(),
              sorted.deltas(),
              derived.changes(table));
      boolean committed =
          switch (result) {
            case CommitResult.Committed() -> true;
            case CommitResult.Fenced fenced -> {
              ownership.fenced(fenced);
              yield false;
            }
            case CommitResult.Unknown unknown -> ownership.committedUpTo(table.to(), unknown);
          };
      if (committed) {
        derived.written(table);
        views.sealed(table, segments);
      }
      return committed;
    } finally {
      checkpoint.unlock();
    }
  }
}
