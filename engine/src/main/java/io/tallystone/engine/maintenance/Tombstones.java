package io.tallystone.engine.maintenance;

import io.tallystone.engine.memory.EventBatch;
import io.tallystone.engine.memory.MemoryTable;
import io.tallystone.engine.segment.CorruptBlock;
import io.tallystone.engine.segment.CorruptSegment;
import io.tallystone.engine.spi.Catalog;
import io.tallystone.engine.spi.Catalog.Tombstone;
import io.tallystone.engine.view.Deletions;
import io.tallystone.engine.view.LiveSegment;
import io.tallystone.engine.view.View;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Tells which tombstones are still needed, and drops the others. A pass looks at some of them, the
 * next ones later: each look may mean to read blocks of every segment, whose outcome segments
 * remember while the same are looked at. One thread runs passes.
 */
final class Tombstones {
  /** After so long, segments are rewritten to get rid of deleted events. */
  private static final Duration OVERDUE = Duration.ofDays(7);

  /**
   * Only tombstones of this age are dropped: any append that looked its stream up before the delete
   * has long been refused or taken, and any read begun before it has ended.
   */
  private static final Duration YOUNG = Duration.ofHours(1);

  /** How many tombstones one pass looks at. */
  private static final int LOOKED_AT = LiveSegment.STREAMS_LOOKED_FOR;

  /** After so many passes that found them needed it is the turn of others. */
  private static final int PASSES = 10;

  private static final Comparator<Tombstone> OLDEST_FIRST =
      Comparator.comparingLong(Tombstone::deletedAt)
          .thenComparingLong(Tombstone::groupId)
          .thenComparingLong(Tombstone::streamId);

  private final Catalog catalog;
  private final Deletions deletions;
  private List<Tombstone> lookedAt = List.of();
  private int first;
  private int passes;
  private long now;

  Tombstones(Catalog catalog, Deletions deletions) {
    this.catalog = catalog;
    this.deletions = deletions;
  }

  /** Begins a pass: chooses those that it looks at. */
  void begin(long atTime) {
    now = atTime;
    List<Tombstone> old =
        deletions.tombstones().stream()
            .filter(tombstone -> tombstone.deletedAt() < now - YOUNG.toMillis())
            .sorted(OLDEST_FIRST)
            .toList();
    passes++;
    if (passes > PASSES) {
      passes = 1;
      first += LOOKED_AT;
    }
    if (first >= old.size()) {
      first = 0;
    }
    lookedAt = old.subList(first, Math.min(old.size(), first + LOOKED_AT));
  }

  /** Whether the segment holds events whose deletion is long ago. */
  boolean overdueIn(LiveSegment segment) throws IOException {
    for (Tombstone tombstone : lookedAt) {
      boolean overdue = tombstone.deletedAt() < now - OVERDUE.toMillis();
      if (overdue && holds(segment, tombstone)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Drops the tombstones that nothing needs.
   *
   * @param underWay appends under way before the view was taken
   */
  void dropUnneeded(List<EventBatch> underWay, View view) throws IOException {
    List<Tombstone> unneeded = new ArrayList<>();
    for (Tombstone tombstone : lookedAt) {
      boolean coming = underWay.stream().anyMatch(batch -> batch.groupId() == tombstone.groupId());
      if (!coming && !isNeeded(view, tombstone)) {
        unneeded.add(tombstone);
      }
    }
    if (!unneeded.isEmpty()) {
      catalog.dropTombstones(unneeded);
      deletions.forget(unneeded);
    }
  }

  private static boolean isNeeded(View view, Tombstone tombstone) throws IOException {
    for (MemoryTable table : view.tables()) {
      if (tombstone.streamId() == 0
          ? table.ofGroup(tombstone.groupId()) != null
          : table.ofStream(tombstone.groupId(), tombstone.streamId()) != null) {
        return true;
      }
    }
    for (LiveSegment segment : view.segments()) {
      if (holds(segment, tombstone)) {
        return true;
      }
    }
    return false;
  }

  /** Whether the segment holds the tombstone's events; one that is damaged may. */
  private static boolean holds(LiveSegment segment, Tombstone tombstone) throws IOException {
    try {
      if (tombstone.streamId() == 0) {
        return segment.holdsGroup(tombstone.groupId());
      }
      return segment.holdsStream(tombstone.groupId(), tombstone.streamId());
    } catch (CorruptSegment | CorruptBlock e) {
      return true;
    }
  }
}
