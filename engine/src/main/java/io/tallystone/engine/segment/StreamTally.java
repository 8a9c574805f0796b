package io.tallystone.engine.segment;

import io.tallystone.engine.event.EventRun;
import io.tallystone.engine.spi.Catalog.StreamDelta;
import java.util.function.Consumer;

/** Adds up what each stream gained, from events sorted by group and stream. */
final class StreamTally {
  private final Consumer<StreamDelta> streams;
  private long groupId;
  private long streamId;
  private long firstTime;
  private long lastTime;
  private long lastIngestion;
  private long events;
  private long bytes;

  StreamTally(Consumer<StreamDelta> streams) {
    this.streams = streams;
  }

  void add(long group, EventRun run) {
    for (int i = 0; i < run.size(); i++) {
      if (events == 0 || run.streamId(i) != streamId || group != groupId) {
        finish();
        groupId = group;
        streamId = run.streamId(i);
        firstTime = run.timestamp(i);
        lastIngestion = run.ingestionTime(i);
      }
      lastTime = run.timestamp(i);
      lastIngestion = Math.max(lastIngestion, run.ingestionTime(i));
      events++;
      bytes += run.messageLength(i) + SegmentFormat.BILLED_EVENT_BYTES;
    }
  }

  void finish() {
    if (events > 0) {
      streams.accept(
          new StreamDelta(groupId, streamId, firstTime, lastTime, lastIngestion, events, bytes));
      events = 0;
      bytes = 0;
    }
  }
}
