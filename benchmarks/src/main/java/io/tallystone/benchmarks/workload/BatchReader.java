package io.tallystone.benchmarks.workload;

import io.tallystone.engine.event.NewEvent;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a data set as batches, from its streams in turn. Not thread-safe. */
public final class BatchReader implements AutoCloseable {
  /** Largest batch that PutLogEvents takes, counting 26 bytes for each event beside its message. */
  private static final int MAX_BYTES = 1 << 20;

  /** Most events that PutLogEvents takes. */
  private static final int MAX_EVENTS = 10_000;

  private static final int EVENT_BYTES = 26;

  private final Deque<StreamLines> streams = new ArrayDeque<>();
  private final int maxEvents;

  /** Full batches, as large as AWS takes them. */
  public static BatchReader full(Dataset dataset) throws IOException {
    return new BatchReader(dataset, MAX_EVENTS);
  }

  /** Batches of so many events. */
  public static BatchReader of(Dataset dataset, int events) throws IOException {
    return new BatchReader(dataset, events);
  }

  private BatchReader(Dataset dataset, int maxEvents) throws IOException {
    this.maxEvents = maxEvents;
    for (int i = 0; i < dataset.streams().size(); i++) {
      streams.add(new StreamLines(i, dataset.streams().get(i), dataset.clock(i)));
    }
  }

  /** The next batch, or null at the end. */
  public @Nullable Batch next() throws IOException {
    while (!streams.isEmpty()) {
      StreamLines lines = streams.removeFirst();
      Batch batch = batch(lines);
      if (batch.events().isEmpty()) {
        lines.close();
      } else {
        streams.addLast(lines);
        return batch;
      }
    }
    return null;
  }

  /** The next batches, at most about so many message bytes; none at the end. */
  public List<Batch> next(long bytes) throws IOException {
    List<Batch> batches = new ArrayList<>();
    long read = 0;
    while (read < bytes) {
      Batch batch = next();
      if (batch == null) {
        break;
      }
      batches.add(batch);
      read += batch.messageBytes();
    }
    return batches;
  }

  private Batch batch(StreamLines lines) throws IOException {
    List<NewEvent> events = new ArrayList<>(Math.min(maxEvents, 1_024));
    long messageBytes = 0;
    while (events.size() < maxEvents) {
      int next = lines.peekLength();
      if (next < 0 || messageBytes + next + (events.size() + 1L) * EVENT_BYTES > MAX_BYTES) {
        break;
      }
      events.add(lines.next());
      messageBytes += next;
    }
    return new Batch(lines.stream(), events, messageBytes);
  }

  @Override
  public void close() throws IOException {
    for (StreamLines lines : streams) {
      lines.close();
    }
  }
}
