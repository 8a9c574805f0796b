package io.tallystone.engine.maintenance;

import io.tallystone.engine.event.EventRun;
import io.tallystone.engine.segment.BlockRef;
import io.tallystone.engine.spi.LogDirectory;
import io.tallystone.engine.view.Deletions;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Which events are still wanted on disk, by what holds when a merge begins: a group's retention is
 * looked up once. Not thread-safe.
 */
final class KeptEvents {
  private final LogDirectory directory;
  private final Deletions deletions;
  private final long now;
  private final Map<Long, OptionalLong> oldestByGroup = new HashMap<>();

  KeptEvents(LogDirectory directory, Deletions deletions, long now) {
    this.directory = directory;
    this.deletions = deletions;
    this.now = now;
  }

  /** Smallest kept event time of a group, ms; empty if nothing of it is kept. */
  OptionalLong oldest(long groupId) {
    return oldestByGroup.computeIfAbsent(groupId, this::lookUp);
  }

  private OptionalLong lookUp(long groupId) {
    return directory
        .groupById(groupId)
        .map(group -> OptionalLong.of(Retention.oldestKept(group, now)))
        .orElse(OptionalLong.empty());
  }

  /** Whether an event is kept. */
  boolean keeps(long groupId, EventRun run, int row) {
    OptionalLong oldest = oldest(groupId);
    return oldest.isPresent()
        && run.timestamp(row) >= oldest.getAsLong()
        && !deletions.hides(groupId, run.streamId(row));
  }

  /** Whether nothing of a block is kept, as far as one sees without reading it. */
  boolean isDead(BlockRef block) {
    OptionalLong oldest = oldest(block.groupId());
    return oldest.isEmpty()
        || block.maxTime() < oldest.getAsLong()
        || (block.firstStream() == block.lastStream()
            && deletions.hides(block.groupId(), block.firstStream()));
  }
}
