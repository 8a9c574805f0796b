package io.tallystone.engine.event;

import java.util.Arrays;

/**
 * A run of events that grows: one array per column and one for all messages, so an event costs 40
 * bytes and its message, and no object. The caller adds rows in the order of {@link EventRun}. Not
 * thread-safe.
 */
public final class EventBuffer implements EventRun {
  private static final int FIRST_ROWS = 64;
  private static final int FIRST_BYTES = 4096;

  /** The largest array that every JVM can allocate. */
  private static final int MAX_ARRAY = Integer.MAX_VALUE - 8;

  private long[] streamIds = new long[FIRST_ROWS];
  private long[] timestamps = new long[FIRST_ROWS];
  private long[] ingestionTimes = new long[FIRST_ROWS];
  private long[] offsets = new long[FIRST_ROWS];
  private int[] indexes = new int[FIRST_ROWS];
  private int[] ends = new int[FIRST_ROWS];
  private byte[] messages = new byte[FIRST_BYTES];
  private int size;
  private int messageBytes;

  /**
   * Adds an event whose message is {@code source[from, from + length)}; the bytes are copied.
   *
   * @throws IllegalStateException if the messages would no longer fit into one array (2 GiB)
   */
  public void add(
      long streamId,
      long timestamp,
      long ingestionTime,
      long offset,
      int index,
      byte[] source,
      int from,
      int length) {
    ensureRow();
    ensureBytes(length);
    System.arraycopy(source, from, messages, messageBytes, length);
    messageBytes += length;
    streamIds[size] = streamId;
    timestamps[size] = timestamp;
    ingestionTimes[size] = ingestionTime;
    offsets[size] = offset;
    indexes[size] = index;
    ends[size] = messageBytes;
    size++;
  }

  /** Adds a copy of one row of another run. */
  public void addRow(EventRun run, int row) {
    add(
        run.streamId(row),
        run.timestamp(row),
        run.ingestionTime(row),
        run.offset(row),
        run.index(row),
        run.messages(),
        run.messageStart(row),
        run.messageLength(row));
  }

  /** Forgets all events but keeps the memory for new ones. */
  public void clear() {
    size = 0;
    messageBytes = 0;
  }

  /** Bytes of all messages together. */
  public int messageBytes() {
    return messageBytes;
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public long streamId(int i) {
    return streamIds[i];
  }

  @Override
  public long timestamp(int i) {
    return timestamps[i];
  }

  @Override
  public long ingestionTime(int i) {
    return ingestionTimes[i];
  }

  @Override
  public long offset(int i) {
    return offsets[i];
  }

  @Override
  public int index(int i) {
    return indexes[i];
  }

  @Override
  public byte[] messages() {
    return messages;
  }

  @Override
  public int messageStart(int i) {
    return i == 0 ? 0 : ends[i - 1];
  }

  @Override
  public int messageLength(int i) {
    return ends[i] - messageStart(i);
  }

  private void ensureRow() {
    if (size < ends.length) {
      return;
    }
    int rows = grown(ends.length, ends.length + 1L);
    streamIds = Arrays.copyOf(streamIds, rows);
    timestamps = Arrays.copyOf(timestamps, rows);
    ingestionTimes = Arrays.copyOf(ingestionTimes, rows);
    offsets = Arrays.copyOf(offsets, rows);
    indexes = Arrays.copyOf(indexes, rows);
    ends = Arrays.copyOf(ends, rows);
  }

  private void ensureBytes(int more) {
    long needed = (long) messageBytes + more;
    if (needed > messages.length) {
      messages = Arrays.copyOf(messages, grown(messages.length, needed));
    }
  }

  private static int grown(int now, long needed) {
    if (needed > MAX_ARRAY) {
      throw new IllegalStateException("buffer: " + needed + " (expected: <= " + MAX_ARRAY + ")");
    }
    return (int) Math.min(MAX_ARRAY, Math.max(needed, now + (now >> 1)));
  }
}
