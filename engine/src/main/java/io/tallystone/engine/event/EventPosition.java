package io.tallystone.engine.event;

import java.util.Comparator;

/**
 * Where an event stands: unique for ever, stable across restarts, seals and merges.
 *
 * <p>The natural order is the order in which readers see events: by time, then stream, then the
 * order in which the journal took them.
 *
 * @param timestamp event time, ms since the epoch
 * @param streamId the catalogue's id of the log stream, never reused
 * @param offset the journal offset of the batch that carried the event
 * @param index the event's place in that batch, 0 to 9,999
 */
public record EventPosition(long timestamp, long streamId, long offset, int index)
    implements Comparable<EventPosition> {

  private static final Comparator<EventPosition> READING_ORDER =
      Comparator.comparingLong(EventPosition::timestamp)
          .thenComparingLong(EventPosition::streamId)
          .thenComparingLong(EventPosition::offset)
          .thenComparingInt(EventPosition::index);

  @Override
  public int compareTo(EventPosition other) {
    return READING_ORDER.compare(this, other);
  }
}
