package io.tallystone.engine.memory;

import io.tallystone.engine.spi.Catalog.StreamDelta;

/**
 * What a memory table knows of one stream's events.
 *
 * @param firstTime smallest event time, ms
 * @param lastTime largest event time, ms
 * @param lastIngestion largest ingestion time, ms
 * @param events how many
 * @param bytes their message bytes as AWS counts them
 */
public record StreamStatistics(
    long firstTime, long lastTime, long lastIngestion, long events, long bytes) {

  /** What AWS adds to the bytes of each message (PutLogEvents: "26 bytes for each log event"). */
  public static final int BYTES_PER_EVENT = 26;

  static StreamStatistics of(EventBatch batch) {
    return new StreamStatistics(
        batch.minTime(), batch.maxTime(), batch.ingestionTime(), batch.size(), bytes(batch));
  }

  static long bytes(EventBatch batch) {
    return batch.messageBytes() + (long) BYTES_PER_EVENT * batch.size();
  }

  /** Both together. */
  public StreamStatistics plus(StreamStatistics other) {
    return new StreamStatistics(
        Math.min(firstTime, other.firstTime),
        Math.max(lastTime, other.lastTime),
        Math.max(lastIngestion, other.lastIngestion),
        events + other.events,
        bytes + other.bytes);
  }

  StreamDelta delta(long groupId, long streamId) {
    return new StreamDelta(groupId, streamId, firstTime, lastTime, lastIngestion, events, bytes);
  }
}
