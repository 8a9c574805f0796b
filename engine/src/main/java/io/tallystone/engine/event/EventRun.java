package io.tallystone.engine.event;

/**
 * Many events as columns, sorted by stream, then timestamp, then offset, then index: the unit that
 * blocks encode and scans walk. Rows are numbered 0 to {@code size() - 1}.
 */
public interface EventRun {
  /** Number of events. */
  int size();

  /** Stream of row {@code i}. */
  long streamId(int i);

  /** Event time of row {@code i}, ms since the epoch. */
  long timestamp(int i);

  /** Ingestion time of row {@code i}, ms since the epoch. */
  long ingestionTime(int i);

  /** Journal offset of the batch that carried row {@code i}. */
  long offset(int i);

  /** Place of row {@code i} in its batch. */
  int index(int i);

  /** The array that holds the messages of all rows (shared; not to be modified). */
  byte[] messages();

  /** Where the message of row {@code i} starts in {@link #messages()}. */
  int messageStart(int i);

  /** Length in bytes of the message of row {@code i}. */
  int messageLength(int i);

  /** Identity of row {@code i}. */
  default EventPosition position(int i) {
    return new EventPosition(timestamp(i), streamId(i), offset(i), index(i));
  }

  /** Row {@code i} as a value of its own. */
  default StoredEvent event(int i) {
    int from = messageStart(i);
    return new StoredEvent(
        position(i),
        ingestionTime(i),
        java.util.Arrays.copyOfRange(messages(), from, from + messageLength(i)));
  }
}
