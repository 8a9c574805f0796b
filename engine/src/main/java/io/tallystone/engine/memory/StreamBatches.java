package io.tallystone.engine.memory;

import java.util.concurrent.ConcurrentHashMap;

/** One stream's (or one group's) batches and what is known of them. One thread appends. */
final class StreamBatches {
  /** A rough measure of this object in a {@link ConcurrentHashMap}, its lists and its key. */
  static final int HEAP_BYTES = 288;

  final BatchList batches = new BatchList();
  final long groupId;
  private volatile StreamStatistics statistics;

  StreamBatches(EventBatch first) {
    groupId = first.groupId();
    statistics = StreamStatistics.of(first);
    batches.add(first);
  }

  @SuppressWarnings("NonAtomicVolatileUpdate") // there is one writer
  void add(EventBatch batch) {
    statistics = statistics.plus(StreamStatistics.of(batch));
    batches.add(batch);
  }

  StreamStatistics statistics() {
    return statistics;
  }
}
