package io.tallystone.engine.query.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tallystone.engine.block.Needs;
import io.tallystone.engine.event.EventBuffer;
import io.tallystone.engine.event.EventRun;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A log group of one stream, in memory, cut into splits of so many events. */
final class HeapSource implements EventSource {
  private final String name;
  private final int perSplit;
  private final List<EventBuffer> runs = new ArrayList<>();
  private int events;
  @Nullable Needs needs;
  private boolean prunes;

  HeapSource(String name, int perSplit) {
    this.name = name;
    this.perSplit = perSplit;
  }

  /** Leaves out, from now on, every event that does not meet what a query says it needs. */
  HeapSource pruning() {
    prunes = true;
    return this;
  }

  /** Adds an event; they come in the order of time. */
  HeapSource add(long time, String message) {
    if (events % perSplit == 0) {
      runs.add(new EventBuffer());
    }
    byte[] utf8 = message.getBytes(UTF_8);
    runs.getLast().add(1, time, time + 5, events++, 0, utf8, 0, utf8.length);
    return this;
  }

  @Override
  public Splits splits(long fromTime, long toTime, Needs wanted) {
    needs = wanted;
    List<Split> splits = new ArrayList<>();
    runs.forEach(
        run ->
            splits.add(
                new HeapSplit(run, fromTime, toTime, prunes ? wanted : new Needs.Anything())));
    splits.sort(Comparator.comparingLong(Split::maxTime).reversed());
    return new Splits() {
      @Override
      public List<Split> list() {
        return splits;
      }

      @Override
      public void close() {}
    };
  }

  @Override
  public String log() {
    return "000000000000:" + name;
  }

  @Override
  public String streamName(long streamId) {
    return "stream-" + streamId;
  }

  @Override
  public String pointer(EventRun run, int row) {
    return "%s-%09d".formatted(name, run.offset(row));
  }

  private record HeapSplit(EventRun run, long fromTime, long toTime, Needs needs) implements Split {
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
              .filter(this::isPossible)
              .toArray();
      return rows.length == 0 ? null : new EventRows(run, rows);
    }

    private boolean isPossible(int row) {
      String message =
          new String(run.messages(), run.messageStart(row), run.messageLength(row), UTF_8);
      return needs.possible(literal -> message.contains(new String(literal, UTF_8)));
    }
  }
}
