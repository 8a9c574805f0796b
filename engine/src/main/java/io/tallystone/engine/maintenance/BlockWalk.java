package io.tallystone.engine.maintenance;

import io.tallystone.engine.event.EventBuffer;
import io.tallystone.engine.event.EventRun;
import io.tallystone.engine.segment.BlockRef;
import java.util.Comparator;
import java.util.Iterator;

/** Walks over the kept events of one segment and one stretch of time, one block in memory. */
final class BlockWalk {
  /** The order of events in segments. */
  static final Comparator<BlockWalk> ORDER =
      Comparator.comparingLong(BlockWalk::groupId)
          .thenComparingLong(walk -> walk.run().streamId(walk.row))
          .thenComparingLong(walk -> walk.run().timestamp(walk.row))
          .thenComparingLong(walk -> walk.run().offset(walk.row))
          .thenComparingInt(walk -> walk.run().index(walk.row));

  private static final EventRun NONE = new EventBuffer();

  private final MergeSource source;
  private final KeptEvents kept;
  private final Day day;
  private final Iterator<BlockRef> blocks;
  private long groupId;
  private EventRun run = NONE;
  private int row = -1;

  BlockWalk(MergeSource source, KeptEvents kept, Day day) {
    this.source = source;
    this.kept = kept;
    this.day = day;
    this.blocks =
        source.blocks().stream()
            .filter(block -> day.overlaps(block.minTime(), block.maxTime()))
            .filter(block -> !kept.isDead(block))
            .iterator();
  }

  /** Moves to the next kept event; false at the end. */
  boolean advance() {
    do {
      row++;
      while (row >= run.size()) {
        if (!blocks.hasNext()) {
          return false;
        }
        open(blocks.next());
      }
    } while (!day.contains(run.timestamp(row)) || !kept.keeps(groupId, run, row));
    return true;
  }

  private void open(BlockRef block) {
    run = source.read(block);
    groupId = block.groupId();
    row = 0;
  }

  long groupId() {
    return groupId;
  }

  EventRun run() {
    return run;
  }

  int row() {
    return row;
  }
}
