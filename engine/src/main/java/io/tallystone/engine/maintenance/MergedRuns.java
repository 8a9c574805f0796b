package io.tallystone.engine.maintenance;

import io.tallystone.engine.event.EventBuffer;
import io.tallystone.engine.segment.GroupRun;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * The kept events of several segments and one day in one order, in runs of bounded size: one block
 * of each segment is in memory.
 */
final class MergedRuns implements Iterator<GroupRun> {
  private static final int RUN_BYTES = 1 << 20;
  private static final int RUN_EVENTS = 50_000;

  private final PriorityQueue<BlockWalk> walks = new PriorityQueue<>(BlockWalk.ORDER);
  private final Pacer pacer;

  MergedRuns(List<MergeSource> sources, KeptEvents kept, Day day, Pacer pacer) {
    this.pacer = pacer;
    for (MergeSource source : sources) {
      BlockWalk walk = new BlockWalk(source, kept, day);
      if (walk.advance()) {
        walks.add(walk);
      }
    }
  }

  @Override
  public boolean hasNext() {
    return !walks.isEmpty();
  }

  @Override
  public GroupRun next() {
    BlockWalk first = walks.poll();
    if (first == null) {
      throw new NoSuchElementException();
    }
    pacer.pause();
    long groupId = first.groupId();
    EventBuffer run = new EventBuffer();
    BlockWalk walk = first;
    while (walk != null) {
      walk = take(walk, groupId, run);
    }
    return new GroupRun(groupId, run);
  }

  /**
   * Adds the walk's event and all that follow it directly; the walk that is first then, taken out
   * of the queue, or null if the run ends.
   */
  private @Nullable BlockWalk take(BlockWalk walk, long groupId, EventBuffer run) {
    BlockWalk second = walks.peek();
    boolean more;
    do {
      run.addRow(walk.run(), walk.row());
      more = walk.advance();
    } while (more
        && walk.groupId() == groupId
        && !isFull(run)
        && (second == null || BlockWalk.ORDER.compare(walk, second) < 0));
    if (more) {
      walks.add(walk);
    }
    BlockWalk next = walks.peek();
    return next == null || next.groupId() != groupId || isFull(run) ? null : walks.poll();
  }

  private static boolean isFull(EventBuffer run) {
    return run.messageBytes() >= RUN_BYTES || run.size() >= RUN_EVENTS;
  }
}
