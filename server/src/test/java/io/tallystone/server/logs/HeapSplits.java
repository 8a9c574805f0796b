package io.tallystone.server.logs;

import io.tallystone.engine.event.EventRun;
import io.tallystone.engine.query.run.EventRows;
import io.tallystone.engine.query.run.Split;
import io.tallystone.engine.query.run.Splits;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** One split with the events of a run within a time range. */
record HeapSplits(EventRun run, long fromTime, long toTime) implements Splits, Split {
  @Override
  public List<Split> list() {
    return run.size() == 0 ? List.of() : List.of(this);
  }

  @Override
  public void close() {}

  @Override
  public long minTime() {
    return run.timestamp(0);
  }

  @Override
  public long maxTime() {
    return run.timestamp(run.size() - 1);
  }

  @Override
  public long events() {
    return run.size();
  }

  @Override
  public long bytes() {
    return run.messages().length;
  }

  @Override
  public @Nullable EventRows read() {
    int[] rows =
        IntStream.range(0, run.size())
            .filter(row -> run.timestamp(row) >= fromTime && run.timestamp(row) < toTime)
            .toArray();
    return rows.length == 0 ? null : new EventRows(run, rows);
  }
}
