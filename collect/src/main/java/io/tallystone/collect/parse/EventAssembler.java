package io.tallystone.collect.parse;

import io.tallystone.collect.CollectLimits;
import io.tallystone.collect.config.FileSource;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Joins lines into events: a line in which the start pattern is found begins one, other lines
 * belong to the one before. An event without a timestamp of its own has that of the one before in
 * its file, else the time of reading.
 */
public final class EventAssembler {

  private final FileSource source;
  private final Clock clock;
  private final StringBuilder message = new StringBuilder();
  private boolean open;
  private long openedAt;
  private long endOffset;
  private @Nullable Long lastTimestamp;

  /** Assembles the events of one file. */
  public EventAssembler(FileSource source, Clock clock) {
    this.source = source;
    this.clock = clock;
  }

  /** Takes the next line; hands on the event before if this line begins a new one. */
  public void take(LineSplitter.Line line, Consumer<CollectedEvent> events) {
    boolean starts = !line.continues() && source.eventStart().matcher(line.text()).find();
    if (starts || message.length() + line.text().length() >= CollectLimits.MAX_MESSAGE_BYTES) {
      flush(events);
    }
    if (open && !line.continues()) {
      message.append('\n');
    }
    message.append(line.text());
    open = true;
    openedAt = clock.millis();
    endOffset = line.endOffset();
  }

  /**
   * Hands on the open event if nothing was added to it for a while: nothing tells when an event is
   * complete.
   */
  public void flushOlderThan(long millis, Consumer<CollectedEvent> events) {
    if (open && clock.millis() - openedAt >= millis) {
      flush(events);
    }
  }

  /** Hands on the open event. */
  public void flush(Consumer<CollectedEvent> events) {
    if (!open) {
      return;
    }
    open = false;
    String text = message.toString();
    message.setLength(0);
    TimestampFormat format = source.timestamps();
    Optional<TimestampFormat.Found> found =
        format == null ? Optional.empty() : format.find(firstLine(text));
    long timestamp =
        found.map(TimestampFormat.Found::epochMillis).orElseGet(this::impliedTimestamp);
    if (format != null && found.isPresent()) {
      lastTimestamp = timestamp;
      if (source.trimTimestamp()) {
        text = text.substring(0, found.get().start()) + text.substring(found.get().end());
      }
    }
    text = text.stripTrailing();
    String whole = text;
    if (whole.isEmpty() || !source.filters().stream().allMatch(filter -> filter.passes(whole))) {
      events.accept(new CollectedEvent(timestamp, "", endOffset));
      return;
    }
    events.accept(new CollectedEvent(timestamp, whole, endOffset));
  }

  private long impliedTimestamp() {
    return lastTimestamp != null ? lastTimestamp : clock.millis();
  }

  private static String firstLine(String text) {
    int end = text.indexOf('\n');
    return end < 0 ? text : text.substring(0, end);
  }
}
