package io.tallystone.engine.memory;

import io.tallystone.engine.event.EventRun;
import io.tallystone.engine.event.NewEvent;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One acknowledged batch: the bytes of its journal entry, read in place. Its events are of one
 * stream and in time order, so it is a run as it stands. Immutable.
 */
public final class EventBatch implements EventRun {
  /** What a batch costs on the heap beside its bytes: this object, the array, two references. */
  private static final int OVERHEAD_BYTES = 96;

  private final byte[] bytes;
  private final int start;
  private final int length;
  private final long offset;
  private final long groupId;
  private final long streamId;
  private final int size;
  private final int timesAt;
  private final int endsAt;
  private final int messagesAt;

  private EventBatch(byte[] bytes, int start, int length, long offset) {
    this.bytes = bytes;
    this.start = start;
    this.length = length;
    this.offset = offset;
    this.groupId = BatchLayout.longAt(bytes, start + 8);
    this.streamId = BatchLayout.longAt(bytes, start + 16);
    this.size = BatchLayout.intAt(bytes, start + 4);
    this.timesAt = start + BatchLayout.HEADER + BatchLayout.unsignedShortAt(bytes, start + 2);
    this.endsAt = timesAt + size * Long.BYTES;
    this.messagesAt = endsAt + size * Integer.BYTES;
  }

  /** A batch not yet in the journal; it gets its offset by {@link #at}. */
  public static EventBatch of(
      long groupId,
      long streamId,
      long ingestionTime,
      @Nullable ProducerSequence producer,
      List<NewEvent> events) {
    byte[] bytes = BatchLayout.encode(groupId, streamId, ingestionTime, producer, events);
    return new EventBatch(bytes, 0, bytes.length, -1);
  }

  /**
   * A batch read back from the journal; copies the payload.
   *
   * @throws BatchFormatException if the payload is not a batch of a known layout
   */
  public static EventBatch read(long offset, ByteBuffer payload) {
    byte[] bytes = BatchLayout.validated(offset, payload);
    return new EventBatch(bytes, 0, bytes.length, offset);
  }

  /** The same batch at the offset the journal gave it. */
  public EventBatch at(long journalOffset) {
    return new EventBatch(bytes, start, length, journalOffset);
  }

  /** The same batch, its bytes copied to another array. */
  EventBatch copiedTo(byte[] target, int at) {
    System.arraycopy(bytes, start, target, at, length);
    return new EventBatch(target, at, length, offset);
  }

  /** The journal entry's payload. */
  public ByteBuffer payload() {
    return ByteBuffer.wrap(bytes, start, length).slice().asReadOnlyBuffer();
  }

  /** The log group of all events. */
  public long groupId() {
    return groupId;
  }

  /** The log stream of all events. */
  public long streamId() {
    return streamId;
  }

  /** When the server took the batch, ms since the epoch. */
  public long ingestionTime() {
    return BatchLayout.longAt(bytes, start + 24);
  }

  /** The journal offset of the batch. */
  public long offset() {
    return offset;
  }

  /** Who sent the batch, if the sender said so. */
  public @Nullable ProducerSequence producer() {
    int idAt = start + BatchLayout.HEADER;
    return timesAt == idAt
        ? null
        : new ProducerSequence(
            new String(bytes, idAt, timesAt - idAt, StandardCharsets.UTF_8),
            BatchLayout.longAt(bytes, start + 32));
  }

  /** Smallest event time, ms. */
  public long minTime() {
    return timestamp(0);
  }

  /** Largest event time, ms. */
  public long maxTime() {
    return timestamp(size - 1);
  }

  /** Bytes of all messages. */
  public int messageBytes() {
    return start + length - messagesAt;
  }

  /** Bytes of its journal entry. */
  int length() {
    return length;
  }

  /** What the batch occupies on the heap. */
  public int heapBytes() {
    return length + OVERHEAD_BYTES;
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public long streamId(int i) {
    return streamId;
  }

  @Override
  public long timestamp(int i) {
    return BatchLayout.longAt(bytes, timesAt + i * Long.BYTES);
  }

  @Override
  public long ingestionTime(int i) {
    return ingestionTime();
  }

  @Override
  public long offset(int i) {
    return offset;
  }

  @Override
  public int index(int i) {
    return i;
  }

  @Override
  public byte[] messages() {
    return bytes;
  }

  @Override
  public int messageStart(int i) {
    return messagesAt + (i == 0 ? 0 : BatchLayout.intAt(bytes, endsAt + (i - 1) * Integer.BYTES));
  }

  @Override
  public int messageLength(int i) {
    return messagesAt + BatchLayout.intAt(bytes, endsAt + i * Integer.BYTES) - messageStart(i);
  }
}
