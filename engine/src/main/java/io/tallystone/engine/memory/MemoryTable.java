package io.tallystone.engine.memory;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The acknowledged batches of one stretch of journal offsets, found by stream and by group.
 *
 * <p>One thread adds batches, in offset order; any number of threads read at the same time. After
 * the last addition (once it is frozen) a table never changes.
 *
 * <p>The batches lie in {@link Slabs}, which go to another table once this one is {@linkplain
 * #retire retired} and nobody {@linkplain #hold holds} it: whoever looks at batches, or at rows of
 * them, must hold the table meanwhile. Everything else that it tells stays.
 */
public final class MemoryTable {
  private final Map<Long, StreamBatches> streams = new ConcurrentHashMap<>();
  private final Map<Long, StreamBatches> groups = new ConcurrentHashMap<>();
  private final Map<ProducerKey, ProducerMark> producers = new ConcurrentHashMap<>();
  private final Slabs slabs;
  private final List<byte[]> taken = new ArrayList<>();
  private final AtomicInteger holders = new AtomicInteger();
  private final long from;
  private int filled; // of the last slab taken
  private volatile boolean retired;
  private volatile long to;
  private volatile long heapBytes;
  private volatile long events;

  /**
   * An empty table.
   *
   * @param from its journal offsets start here
   */
  public MemoryTable(long from, Slabs slabs) {
    this.from = from;
    this.slabs = slabs;
    this.to = from;
  }

  /** Takes a batch whose offset is above all before; only from the one writing thread. */
  @SuppressWarnings("NonAtomicVolatileUpdate") // there is one writer
  public void add(EventBatch acknowledged) {
    int slabsBefore = taken.size();
    int leftBefore = left();
    EventBatch batch = kept(acknowledged);
    long grown = batch.heapBytes();
    if (taken.size() > slabsBefore) {
      grown += leftBefore; // stays empty
    }
    grown += addTo(streams, batch.streamId(), batch);
    grown += addTo(groups, batch.groupId(), batch);
    ProducerSequence producer = batch.producer();
    if (producer != null) {
      producers.put(
          new ProducerKey(batch.streamId(), producer.producerId()),
          new ProducerMark(producer.sequence(), batch.ingestionTime()));
      grown += producer.producerId().length();
    }
    events += batch.size();
    heapBytes += grown;
    to = batch.offset() + 1;
  }

  private EventBatch kept(EventBatch batch) {
    int length = batch.length();
    if (!slabs.suits(length)) {
      return batch;
    }
    if (length > left()) {
      taken.add(slabs.take());
      filled = 0;
    }
    EventBatch kept = batch.copiedTo(taken.getLast(), filled);
    filled += length;
    return kept;
  }

  /** Bytes left in the last slab. */
  private int left() {
    return taken.isEmpty() ? 0 : taken.getLast().length - filled;
  }

  private static int addTo(Map<Long, StreamBatches> index, long id, EventBatch batch) {
    StreamBatches known = index.get(id);
    if (known != null) {
      known.add(batch);
      return 0;
    }
    index.put(id, new StreamBatches(batch));
    return StreamBatches.HEAP_BYTES;
  }

  /** Takes note of an entry that adds nothing; only from the one writing thread. */
  public void skip(long offset) {
    to = offset + 1;
  }

  /** Nobody will begin to hold it any more: its slabs are free once those who do have let go. */
  public void retire() {
    retired = true;
  }

  /** Keeps the batches readable until {@link #release}. Not to be called once it is retired. */
  public void hold() {
    holders.incrementAndGet();
  }

  /** Ends a {@link #hold}. */
  public void release() {
    if (holders.decrementAndGet() == 0 && retired) {
      slabs.give(taken);
    }
  }

  /** The first journal offset of the table. */
  public long from() {
    return from;
  }

  /** The journal offset after the table's last one; {@link #from} while it is empty. */
  public long to() {
    return to;
  }

  /** What the table occupies on the heap, nearly. */
  public long heapBytes() {
    return heapBytes;
  }

  /** Number of events. */
  public long events() {
    return events;
  }

  /** Whether it covers no journal entry. */
  public boolean isEmpty() {
    return to == from;
  }

  /** Batches of a stream of this group in offset order; null if there are none. */
  public @Nullable BatchList ofStream(long groupId, long streamId) {
    StreamBatches found = streams.get(streamId);
    return found == null || found.groupId != groupId ? null : found.batches;
  }

  /** Batches of all streams of a group in offset order; null if there are none. */
  public @Nullable BatchList ofGroup(long groupId) {
    StreamBatches found = groups.get(groupId);
    return found == null ? null : found.batches;
  }

  /** What is known of a stream's events here. */
  public Optional<StreamStatistics> streamStatistics(long streamId) {
    return Optional.ofNullable(streams.get(streamId)).map(StreamBatches::statistics);
  }

  /** Message bytes of a group here, as AWS counts them. */
  public long groupBytes(long groupId) {
    StreamBatches found = groups.get(groupId);
    return found == null ? 0 : found.statistics().bytes();
  }

  /** Groups that have events here. */
  public Collection<Long> groupIds() {
    return groups.keySet();
  }

  /** Streams that have events here. */
  public Collection<Long> streamIds() {
    return streams.keySet();
  }

  /** The group of a stream that has events here. */
  public long groupOf(long streamId) {
    StreamBatches found = streams.get(streamId);
    if (found == null) {
      throw new IllegalArgumentException("stream: " + streamId + " (expected: one with events)");
    }
    return found.groupId;
  }

  /** How far a producer has come, if it sent something that is here. */
  public @Nullable ProducerMark producer(ProducerKey key) {
    return producers.get(key);
  }

  /** All producers that sent something that is here. */
  public Map<ProducerKey, ProducerMark> producers() {
    return producers;
  }
}
