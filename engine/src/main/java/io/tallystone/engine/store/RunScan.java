package io.tallystone.engine.store;

import io.tallystone.engine.event.EventPosition;
import io.tallystone.engine.event.EventRun;
import java.util.BitSet;

/**
 * Offers a run's matching rows to a page. A run is sorted by stream, then time: each stream's rows
 * are found by binary search, narrowed to the time range the same way, and walked in reading
 * direction until the page wants no more of them.
 */
final class RunScan {
  private final ReadScope scope;
  private final PageCollector page;

  RunScan(ReadScope scope, PageCollector page) {
    this.scope = scope;
    this.page = page;
  }

  /**
   * Offers matching rows.
   *
   * @param rows those that may match
   */
  void scan(EventRun run, BitSet rows) {
    int from = 0;
    while (from < run.size()) {
      long streamId = run.streamId(from);
      int to = endOfStream(run, from, streamId);
      if (scope.includes(streamId)) {
        scanStream(run, rows, from, to);
      }
      from = to;
    }
  }

  private void scanStream(EventRun run, BitSet rows, int from, int to) {
    int first = firstAtOrAfter(run, from, to, scope.fromTime());
    int end = firstAtOrAfter(run, first, to, scope.toTime());
    if (scope.descending()) {
      int row = rows.previousSetBit(end - 1);
      while (row >= first && page.wants(run, row)) {
        offer(run, row);
        row = rows.previousSetBit(row - 1);
      }
    } else {
      int row = rows.nextSetBit(first);
      while (row >= 0 && row < end && page.wants(run, row)) {
        offer(run, row);
        row = rows.nextSetBit(row + 1);
      }
    }
  }

  private void offer(EventRun run, int row) {
    EventPosition after = scope.request().after();
    if (after != null) {
      int order = ReadingOrder.compare(run, row, after);
      if (scope.descending() ? order >= 0 : order <= 0) {
        return;
      }
    }
    if (scope
        .request()
        .matcher()
        .matches(run.messages(), run.messageStart(row), run.messageLength(row))) {
      page.add(run, row);
    }
  }

  private static int endOfStream(EventRun run, int from, long streamId) {
    if (run.streamId(run.size() - 1) == streamId) {
      return run.size();
    }
    int low = from + 1;
    int high = run.size() - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (run.streamId(middle) == streamId) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private static int firstAtOrAfter(EventRun run, int from, int to, long time) {
    int low = from;
    int high = to;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (run.timestamp(middle) < time) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
