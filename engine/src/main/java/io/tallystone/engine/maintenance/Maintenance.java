package io.tallystone.engine.maintenance;

import io.tallystone.engine.memory.EventBatch;
import io.tallystone.engine.segment.BlockCache;
import io.tallystone.engine.spi.Catalog;
import io.tallystone.engine.spi.CatalogException;
import io.tallystone.engine.spi.SegmentStore;
import io.tallystone.engine.view.Deletions;
import io.tallystone.engine.view.View;
import io.tallystone.engine.view.Views;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.Lock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One pass over everything that is live: what expired is dropped first, because that frees space
 * and needs none; then wasteful segments are rewritten and small ones merged; then tombstones that
 * nothing needs any more are dropped.
 */
public final class Maintenance {
  private static final Logger log = LoggerFactory.getLogger(Maintenance.class);

  private final Catalog catalog;
  private final Views views;
  private final Deletions deletions;
  private final Clock clock;
  private final Ownership ownership;
  private final Merging merging;
  private final Supplier<List<EventBatch>> underWay;
  private volatile String failure = "";

  /** What merging needs to know, and how much of it. */
  public record Settings(int fanIn, long fullBytes, double duty) {}

  /**
   * New.
   *
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
      Settings settings,
      Clock clock,
      Supplier<List<EventBatch>> underWay,
      BooleanSupplier cancelled) {
    this.catalog = catalog;
    this.views = views;
    this.deletions = deletions;
    this.ownership = ownership;
    this.clock = clock;
    this.underWay = underWay;
    Rewriting rewriting =
        new Rewriting(
            store,
            cache,
            quarantine,
            () -> names.next(ownership.lease(), 0),
            new Pacer(settings.duty(), cancelled));
    Replacement replacement = new Replacement(catalog, store, cache, views, ownership, checkpoint);
    MergePlan plan = new MergePlan(settings.fanIn(), settings.fullBytes());
    this.merging = new Merging(views, rewriting, replacement, plan, quarantine);
  }

  /**
   * Runs once; not to be called by two threads at a time. Failures are logged and end the pass; the
   * next one tries again.
   */
  public void run() {
    if (!ownership.lost().isEmpty()) {
      return;
    }
    long now = clock.millis();
    Tombstones tombstones = new Tombstones(catalog, deletions, now);
    try {
      merging.dropDead(kept(now));
      merging.rewriteWasteful(kept(now), tombstones);
      merging.mergeAll(() -> kept(now), now);
      List<EventBatch> coming = underWay.get();
      try (View view = views.acquire()) {
        tombstones.dropUnneeded(coming, view);
      }
      failure = "";
    } catch (IOException | CatalogException e) {
      failed(e);
    } catch (CancellationException e) {
      log.debug("maintenance given up: {}", e.getMessage());
    }
  }

  private KeptEvents kept(long now) {
    return new KeptEvents(catalog.directory(), deletions, now);
  }

  private void failed(Exception e) {
    String reason = "merging fails: " + e.getMessage();
    if (!reason.equals(failure)) {
      log.error("{}; it is tried again at the next pass", reason);
    }
    failure = reason;
  }

  /** Merges and rewrites since the start. */
  public long merges() {
    return merging.merges();
  }

  /** Segments dropped whole since the start. */
  public long dropped() {
    return merging.dropped();
  }

  /** Why the last pass failed; empty if it did not. */
  public String failure() {
    return failure;
  }
}
