package io.tallystone.engine.heap;

import io.tallystone.engine.spi.Journal;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A journal of one partition on the heap. Acknowledges at once, or when told to, in any order.
 * Survives {@link #close}, so that a store can be opened again over it.
 */
public final class HeapJournal implements Journal {
  private record Stored(UUID batchId, ByteBuffer payload) {}

  private record Waiting(
      long offset, UUID batchId, ByteBuffer payload, CompletableFuture<AppendResult> answer) {}

  private final TreeMap<Long, Stored> entries = new TreeMap<>();
  private final List<Waiting> waiting = new ArrayList<>();
  private final Queue<AppendResult> outcomes = new ArrayDeque<>();
  private long next;
  private long step = 1;
  private long truncated;
  private boolean held;
  private String failure = "";

  /** Offsets grow by this much. */
  public synchronized HeapJournal step(long by) {
    step = by;
    return this;
  }

  /** From now on appends wait for {@link #acknowledge}. */
  public synchronized void hold() {
    held = true;
  }

  /** How many appends wait. */
  public synchronized int waiting() {
    return waiting.size();
  }

  /** Acknowledges the i-th waiting append. */
  public void acknowledge(int i) {
    Waiting append;
    synchronized (this) {
      append = waiting.remove(i);
      entries.put(append.offset(), new Stored(append.batchId(), append.payload()));
    }
    append.answer().complete(new AppendResult.Acked(append.offset()));
  }

  /** Stores the i-th waiting append, or not, and says that nobody knows. */
  public void lose(int i, boolean stored) {
    Waiting append;
    synchronized (this) {
      append = waiting.remove(i);
      if (stored) {
        entries.put(append.offset(), new Stored(append.batchId(), append.payload()));
      }
    }
    append.answer().complete(new AppendResult.Unknown("connection lost"));
  }

  /** The next append is answered so, and not stored. */
  public synchronized void answerNext(AppendResult result) {
    outcomes.add(result);
  }

  /** From now on appends are rejected as broken. */
  public synchronized void breakDown(String reason) {
    failure = reason;
  }

  /** Stores the newest entry once more, under the same batch id. */
  public synchronized void repeatNewest() {
    entries.put(next, entries.lastEntry().getValue());
    next += step;
  }

  /** Puts anything in. */
  public synchronized void put(byte[] payload) {
    entries.put(next, new Stored(UUID.randomUUID(), ByteBuffer.wrap(payload)));
    next += step;
  }

  /** Bytes held. */
  public synchronized long bytes() {
    return entries.values().stream().mapToLong(entry -> entry.payload().remaining()).sum();
  }

  @Override
  public int partitions() {
    return 1;
  }

  @Override
  public synchronized CompletableFuture<AppendResult> append(
      int partition, UUID batchId, List<ByteBuffer> payload) {
    AppendResult forced = outcomes.poll();
    if (!failure.isEmpty()) {
      forced = new AppendResult.Rejected(AppendResult.Reason.BROKEN, failure);
    }
    if (forced != null) {
      return CompletableFuture.completedFuture(forced);
    }
    ByteBuffer joined = joined(payload);
    long offset = next;
    next += step;
    CompletableFuture<AppendResult> answer = new CompletableFuture<>();
    if (held) {
      waiting.add(new Waiting(offset, batchId, joined, answer));
    } else {
      entries.put(offset, new Stored(batchId, joined));
      answer.complete(new AppendResult.Acked(offset));
    }
    return answer;
  }

  private static ByteBuffer joined(List<ByteBuffer> payload) {
    ByteBuffer all = ByteBuffer.allocate(payload.stream().mapToInt(ByteBuffer::remaining).sum());
    payload.forEach(bytes -> all.put(bytes.duplicate()));
    return all.flip();
  }

  @Override
  public synchronized Cursor read(int partition, long from) {
    if (from < truncated) {
      throw new OffsetOutOfRange(from, earliest(0));
    }
    Iterator<Map.Entry<Long, Stored>> rest =
        List.copyOf(new TreeMap<>(entries.tailMap(from)).entrySet()).iterator();
    return new Cursor() {
      private @Nullable Entry entry;

      @Override
      public boolean next() {
        if (!rest.hasNext()) {
          return false;
        }
        Map.Entry<Long, Stored> stored = rest.next();
        entry =
            new Entry(
                stored.getKey(),
                stored.getValue().batchId(),
                stored.getValue().payload().asReadOnlyBuffer());
        return true;
      }

      @Override
      public Entry entry() {
        Entry at = entry;
        if (at == null) {
          throw new IllegalStateException("no entry yet");
        }
        return at;
      }

      @Override
      public void close() {}
    };
  }

  @Override
  public synchronized long earliest(int partition) {
    return entries.isEmpty() ? next : entries.firstKey();
  }

  @Override
  public synchronized long end(int partition) {
    return next;
  }

  @Override
  public synchronized void truncateBefore(int partition, long offset) {
    entries.headMap(offset).clear();
    truncated = Math.max(truncated, offset);
  }

  @Override
  public void ownership(OwnershipListener listener) {
    listener.assigned(0);
  }

  @Override
  public synchronized Health health() {
    return failure.isEmpty() ? new Health.Ok() : new Health.Failing(failure);
  }

  @Override
  public void close() {}
}
