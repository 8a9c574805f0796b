package io.tallystone.engine.maintenance;

import io.tallystone.engine.segment.BlockRef;
import io.tallystone.engine.segment.CorruptBlock;
import io.tallystone.engine.segment.CorruptSegment;
import io.tallystone.engine.view.LiveSegment;
import io.tallystone.engine.view.View;
import io.tallystone.engine.view.Views;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Rearranges live segments: drops those of which nothing is kept, rewrites those with much that is
 * not, and merges small ones.
 */
final class Merging {
  private static final Logger log = LoggerFactory.getLogger(Merging.class);

  /** A segment with at least this share of dead bytes is rewritten. */
  private static final double WASTEFUL = 0.3;

  private final Views views;
  private final Rewriting rewriting;
  private final Replacement replacement;
  private final MergePlan plan;
  private final Quarantine quarantine;
  private final AtomicLong merges = new AtomicLong();
  private final AtomicLong dropped = new AtomicLong();

  Merging(
      Views views,
      Rewriting rewriting,
      Replacement replacement,
      MergePlan plan,
      Quarantine quarantine) {
    this.views = views;
    this.rewriting = rewriting;
    this.replacement = replacement;
    this.plan = plan;
    this.quarantine = quarantine;
  }

  /** Drops segments of which nothing is kept, without reading their events. */
  void dropDead(KeptEvents kept) throws IOException {
    for (LiveSegment segment : segments()) {
      List<BlockRef> blocks = blocks(segment);
      if (!blocks.isEmpty() && blocks.stream().allMatch(kept::isDead)) {
        Map<Long, Long> removed = new HashMap<>();
        blocks.forEach(
            block -> removed.merge(block.groupId(), MergeSource.bytes(block), Long::sum));
        if (replacement.replace(List.of(segment), List.of(), removed)) {
          dropped.incrementAndGet();
          log.info("segment {} dropped: all its events have expired", segment.name());
        }
      }
    }
  }

  /** Rewrites merged segments that waste space, and any that hold what was deleted long ago. */
  void rewriteWasteful(KeptEvents kept, Tombstones tombstones) throws IOException {
    for (LiveSegment segment : segments()) {
      boolean wasteful =
          segment.stored().level() > 0 && deadShare(blocks(segment), kept) >= WASTEFUL;
      if (!segment.isQuarantined() && (wasteful || tombstones.overdueIn(segment))) {
        rewrite(List.of(segment), kept);
      }
    }
  }

  private static double deadShare(List<BlockRef> blocks, KeptEvents kept) {
    long all = 0;
    long dead = 0;
    for (BlockRef block : blocks) {
      all += MergeSource.bytes(block);
      dead += kept.isDead(block) ? MergeSource.bytes(block) : 0;
    }
    return all == 0 ? 0 : (double) dead / all;
  }

  /** Makes the next merge; false if there was nothing to merge. */
  boolean mergeNext(Supplier<KeptEvents> kept, long now) throws IOException {
    Optional<List<LiveSegment>> next = plan.next(segments(), now);
    if (next.isPresent()) {
      rewrite(next.get(), kept.get());
    }
    return next.isPresent();
  }

  private void rewrite(List<LiveSegment> inputs, KeptEvents kept) throws IOException {
    Rewriting.Rewritten rewritten;
    try {
      rewritten = rewriting.run(inputs, kept);
    } catch (CorruptBlock | CorruptSegment e) {
      log.warn("a merge stopped at a damaged segment, which is left out from now on");
      return;
    }
    if (!replacement.replace(inputs, rewritten.segments(), rewritten.removedBytes())) {
      throw new IOException("segments were merged but could not be exchanged");
    }
    merges.incrementAndGet();
  }

  private List<LiveSegment> segments() {
    try (View view = views.acquire()) {
      return view.segments();
    }
  }

  /** The segment's blocks; none if it is damaged as a whole. */
  private List<BlockRef> blocks(LiveSegment segment) throws IOException {
    try {
      return segment.open().blocks();
    } catch (CorruptSegment e) {
      quarantine.segment(segment, e);
      return List.of();
    }
  }

  long merges() {
    return merges.get();
  }

  long dropped() {
    return dropped.get();
  }
}
