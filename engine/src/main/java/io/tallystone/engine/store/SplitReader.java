package io.tallystone.engine.store;

import io.tallystone.engine.block.Needs;
import io.tallystone.engine.maintenance.Quarantine;
import io.tallystone.engine.maintenance.Retention;
import io.tallystone.engine.memory.BatchList;
import io.tallystone.engine.memory.MemoryTable;
import io.tallystone.engine.query.run.Split;
import io.tallystone.engine.query.run.Splits;
import io.tallystone.engine.segment.BlockQuery;
import io.tallystone.engine.segment.BlockRef;
import io.tallystone.engine.segment.CorruptSegment;
import io.tallystone.engine.segment.Segment;
import io.tallystone.engine.spi.LogDirectory;
import io.tallystone.engine.spi.LogDirectory.LogGroup;
import io.tallystone.engine.view.Deletions;
import io.tallystone.engine.view.LiveSegment;
import io.tallystone.engine.view.View;
import io.tallystone.engine.view.Views;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Gives queries all of a group that may hold wanted events, in splits to be read side by side. */
final class SplitReader {
  private final Views views;
  private final LogDirectory directory;
  private final Deletions deletions;
  private final Quarantine quarantine;
  private final Clock clock;

  SplitReader(
      Views views,
      LogDirectory directory,
      Deletions deletions,
      Quarantine quarantine,
      Clock clock) {
    this.views = views;
    this.directory = directory;
    this.deletions = deletions;
    this.quarantine = quarantine;
    this.clock = clock;
  }

  Splits splits(long groupId, long fromTime, long toTime, Needs needs) {
    View view = views.acquire();
    try {
      return new GroupSplits(view, list(view, groupId, fromTime, toTime, needs));
    } catch (RuntimeException | Error e) {
      view.close();
      throw e;
    }
  }

  private List<Split> list(View view, long groupId, long fromTime, long toTime, Needs needs) {
    long offsetLimit = view.active().to();
    Optional<LogGroup> group = directory.groupById(groupId);
    if (group.isEmpty() || needs instanceof Needs.Nothing) {
      return List.of();
    }
    long oldest = Math.max(fromTime, Retention.oldestKept(group.get(), clock.millis()));
    VisibleRows visible = new VisibleRows(oldest, toTime, deletions);
    List<Split> splits = new ArrayList<>();
    for (MemoryTable table : view.tables()) {
      BatchList batches = table.ofGroup(groupId);
      if (batches != null) {
        BatchSplit.addAll(batches, offsetLimit, visible, splits);
      }
    }
    BlockQuery query = new BlockQuery(groupId, null, oldest, toTime, needs);
    for (LiveSegment segment : view.segments()) {
      if (visible.reaches(segment.stored().minTime(), segment.stored().maxTime())) {
        addBlocks(segment, query, visible, splits);
      }
    }
    return splits;
  }

  private void addBlocks(
      LiveSegment segment, BlockQuery query, VisibleRows visible, List<Split> splits) {
    try {
      Segment open = segment.open();
      for (BlockRef block : open.candidates(query)) {
        splits.add(new BlockSplit(segment, open, block, query.needs(), visible, quarantine));
      }
    } catch (CorruptSegment e) {
      quarantine.segment(segment, e);
      splits.add(new LostSegment(segment));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
