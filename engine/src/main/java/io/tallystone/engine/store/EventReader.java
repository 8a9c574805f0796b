package io.tallystone.engine.store;

import io.tallystone.engine.block.Needs;
import io.tallystone.engine.maintenance.Quarantine;
import io.tallystone.engine.maintenance.Retention;
import io.tallystone.engine.memory.BatchList;
import io.tallystone.engine.memory.MemoryTable;
import io.tallystone.engine.spi.LogDirectory;
import io.tallystone.engine.spi.LogDirectory.LogGroup;
import io.tallystone.engine.view.Deletions;
import io.tallystone.engine.view.LiveSegment;
import io.tallystone.engine.view.View;
import io.tallystone.engine.view.Views;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Answers reads from one view. */
final class EventReader {
  private static final Page NOTHING = new Page(List.of(), false, false);

  private final Views views;
  private final LogDirectory directory;
  private final Deletions deletions;
  private final Quarantine quarantine;
  private final Clock clock;

  EventReader(
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

  Page read(ReadRequest request) {
    Optional<LogGroup> group = directory.groupById(request.groupId());
    if (group.isEmpty() || request.needs() instanceof Needs.Nothing) {
      return NOTHING;
    }
    try (View view = views.acquire()) {
      long offsetLimit = view.active().to();
      long oldest = Retention.oldestKept(group.get(), clock.millis());
      ReadScope scope = new ReadScope(request, oldest, deletions);
      if (scope.isEmpty()) {
        return NOTHING;
      }
      Search search = new Search(scope);
      for (MemoryTable table : view.tables()) {
        addTable(table, offsetLimit, search);
      }
      for (LiveSegment segment : view.segments()) {
        search.add(new SegmentCandidate(segment, quarantine));
      }
      return search.run();
    }
  }

  private static void addTable(MemoryTable table, long offsetLimit, Search search) {
    long groupId = search.scope().groupId();
    long[] wanted = search.scope().streamIds();
    if (wanted == null) {
      addBatches(table.ofGroup(groupId), offsetLimit, search);
      return;
    }
    for (long streamId : wanted) {
      addBatches(table.ofStream(groupId, streamId), offsetLimit, search);
    }
  }

  private static void addBatches(@Nullable BatchList batches, long offsetLimit, Search search) {
    if (batches != null) {
      BatchPage.addAll(batches, offsetLimit, search);
    }
  }
}
