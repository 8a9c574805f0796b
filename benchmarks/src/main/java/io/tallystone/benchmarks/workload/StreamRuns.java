package io.tallystone.benchmarks.workload;

import io.tallystone.engine.event.EventBuffer;
import io.tallystone.engine.event.NewEvent;
import io.tallystone.engine.segment.GroupRun;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** A data set as a segment's writer wants it: sorted by stream, then time. */
public final class StreamRuns implements Iterator<GroupRun> {
  private static final int RUN_EVENTS = 8_192;

  private final Dataset dataset;
  private final long groupId;
  private int stream = -1;
  private long offset;
  private @Nullable StreamLines lines;
  private @Nullable GroupRun next;

  /** All events of the data set; stream ids are its streams' numbers plus one. */
  public StreamRuns(Dataset dataset, long groupId) {
    this.dataset = dataset;
    this.groupId = groupId;
  }

  @Override
  public boolean hasNext() {
    try {
      while (next == null && advance()) {
        next = run();
      }
      return next != null;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public GroupRun next() {
    if (!hasNext() || next == null) {
      throw new NoSuchElementException();
    }
    GroupRun run = next;
    next = null;
    return run;
  }

  /** Makes sure that there is a stream with lines left. */
  private boolean advance() throws IOException {
    while (lines == null || lines.peekLength() < 0) {
      if (lines != null) {
        lines.close();
      }
      if (++stream >= dataset.streams().size()) {
        return false;
      }
      lines = new StreamLines(stream, dataset.streams().get(stream), dataset.clock(stream));
    }
    return true;
  }

  private @Nullable GroupRun run() throws IOException {
    StreamLines from = lines;
    if (from == null) {
      return null;
    }
    EventBuffer run = new EventBuffer();
    offset++;
    while (run.size() < RUN_EVENTS && from.peekLength() >= 0) {
      NewEvent event = from.next();
      byte[] message = event.message();
      run.add(
          stream + 1L,
          event.timestamp(),
          event.timestamp(),
          offset,
          run.size(),
          message,
          0,
          message.length);
    }
    return new GroupRun(groupId, run);
  }
}
