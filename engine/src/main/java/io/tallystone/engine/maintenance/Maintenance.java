package io.tallystone.engine.maintenance;

import io.tallystone.engine.memory.EventBatch;
import io.tallystone.engine.segment.BlockCache;
import io.tallystone.engine.spi.Catalog;
import io.tallystone.engine.spi.SegmentStore;
import io.tallystone.engine.view.Deletions;
import io.tallystone.engine.view.View;
import io.tallystone.engine.view.Views;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Keeps what is live in order.
 *
 * <p>Tidying goes over everything: what expired is dropped first, because that frees space and
 * needs none; then wasteful segments are rewritten; then tombstones that nothing needs any more are
 * dropped. A merge looks at the catalogue's records only, so that it may be asked for after every
 * seal. They are steps of their own, so that tidying takes place however much there is to merge.
 *
 * <p>Not to be called by two threads at a time. Failures are logged and end the step. A failed
 * merge is not tried again before the next tidying: it may have failed for want of space.
 */
public final class Maintenance {
  private final Catalog catalog;
  private final Views views;
  private final Deletions deletions;
  private final Clock clock;
  private final Ownership ownership;
  private final Merging merging;
  private final Tombstones tombstones;
  private final Supplier<List<EventBatch>> underWay;
  private final Attempts tidying = new Attempts("tidying segments");
  private final Attempts merges = new Attempts("merging");
  private boolean retryMerge;

  /**
   * New.
   *
   * @param backlog what waits to be merged
   * @param underWay batches handed to the journal and not yet in a table
   * @param cancelled whether to give up a merge under way
   */
  public Maintenance(
      Catalog catalog,
      SegmentStore store,
      BlockCache cache,
      Views views,
      Deletions deletions,
      Ownership ownership,
      SegmentNames names,
      Quarantine quarantine,
      Lock checkpoint,
      MergeOptions options,
      Backlog backlog,
      Clock clock,
      Supplier<List<EventBatch>> underWay,
      BooleanSupplier cancelled) {
    this.catalog = catalog;
    this.views = views;
    this.deletions = deletions;
    this.ownership = ownership;
    this.clock = clock;
    this.underWay = underWay;
    this.tombstones = new Tombstones(catalog, deletions);
    Rewriting rewriting =
        new Rewriting(
            store,
            cache,
            quarantine,
            () -> names.next(ownership.lease(), 0),
            new Pacer(
                options.duty(), () -> !views.frozen().isEmpty(), backlog::isLarge, cancelled));
    Replacement replacement = new Replacement(catalog, store, cache, views, ownership, checkpoint);
    MergePlan plan = new MergePlan(options.fanIn(), options.fullBytes());
    this.merging = new Merging(views, rewriting, replacement, plan, quarantine);
  }

  /** Drops, rewrites and forgets what is due. */
  public void tidy() {
    retryMerge = true;
    if (ownership.lost().isEmpty()) {
      tidying.take(this::tidyAll);
    }
  }

  /** Makes the next merge; false if there was none to make, or it failed. */
  public boolean mergeNext() {
    boolean wait = merges.failed() && !retryMerge;
    if (wait || !ownership.lost().isEmpty()) {
      return false;
    }
    retryMerge = false;
    long now = clock.millis();
    return merges.take(() -> merging.mergeNext(() -> kept(now), now));
  }

  private boolean tidyAll() throws IOException {
    long now = clock.millis();
    tombstones.begin(now);
    merging.dropDead(kept(now));
    merging.rewriteWasteful(kept(now), tombstones);
    List<EventBatch> coming = underWay.get();
    try (View view = views.acquire()) {
      tombstones.dropUnneeded(coming, view);
    }
    return true;
  }

  private KeptEvents kept(long now) {
    return new KeptEvents(catalog.directory(), deletions, now);
  }

  /** Merges and rewrites since the start. */
  public long merges() {
    return merging.merges();
  }

  /** Segments dropped whole since the start. */
  public long dropped() {
    return merging.dropped();
  }
}
