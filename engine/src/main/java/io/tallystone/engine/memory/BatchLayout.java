package io.tallystone.engine.memory;

import io.tallystone.engine.event.NewEvent;
import io.tallystone.engine.event.NewEvents;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a batch is written as one journal entry. The memory table keeps the very same bytes, so that
 * a batch is encoded once and never decoded.
 *
 * <pre>
 *  0  u8        layout version, 1
 *  1  u8        reserved, 0
 *  2  u16       length of the producer's id in bytes; 0: no producer
 *  4  i32       number of events, at least 1
 *  8  i64       log group
 * 16  i64       log stream
 * 24  i64       ingestion time, ms since the epoch
 * 32  i64       the producer's sequence
 * 40  bytes     the producer's id, UTF-8
 *     i64[n]    timestamps, ms since the epoch, ascending
 *     i32[n]    where each message ends, counted from the first message's start
 *     bytes     messages, UTF-8
 * </pre>
 *
 * <p>Little-endian, unaligned. The journal's frame carries the checksum and the length.
 */
final class BatchLayout {
  static final int VERSION = 1;
  static final int HEADER = 40;
  static final int BYTES_PER_EVENT = Long.BYTES + Integer.BYTES;

  private static final VarHandle SHORT = view(short[].class);
  private static final VarHandle INT = view(int[].class);
  private static final VarHandle LONG = view(long[].class);

  private BatchLayout() {}

  private static VarHandle view(Class<?> arrayType) {
    return MethodHandles.byteArrayViewVarHandle(arrayType, ByteOrder.LITTLE_ENDIAN);
  }

  static long longAt(byte[] bytes, int at) {
    return (long) LONG.get(bytes, at);
  }

  static int intAt(byte[] bytes, int at) {
    return (int) INT.get(bytes, at);
  }

  static int unsignedShortAt(byte[] bytes, int at) {
    return Short.toUnsignedInt((short) SHORT.get(bytes, at));
  }

  /** Encodes a batch. */
  static byte[] encode(
      long groupId,
      long streamId,
      long ingestionTime,
      @Nullable ProducerSequence producer,
      List<NewEvent> events) {
    byte[] producerId =
        producer == null ? new byte[0] : producer.producerId().getBytes(StandardCharsets.UTF_8);
    byte[] bytes = new byte[length(producerId.length, events)];
    bytes[0] = VERSION;
    SHORT.set(bytes, 2, (short) producerId.length);
    INT.set(bytes, 4, events.size());
    LONG.set(bytes, 8, groupId);
    LONG.set(bytes, 16, streamId);
    LONG.set(bytes, 24, ingestionTime);
    LONG.set(bytes, 32, producer == null ? 0 : producer.sequence());
    System.arraycopy(producerId, 0, bytes, HEADER, producerId.length);
    writeEvents(bytes, HEADER + producerId.length, events);
    return bytes;
  }

  private static int length(int producerIdLength, List<NewEvent> events) {
    long length = HEADER + producerIdLength + (long) events.size() * BYTES_PER_EVENT;
    if (events instanceof NewEvents columns) {
      return Math.toIntExact(length + columns.messageBytes());
    }
    for (NewEvent event : events) {
      length += event.message().length;
    }
    return Math.toIntExact(length);
  }

  private static void writeEvents(byte[] bytes, int timesAt, List<NewEvent> events) {
    int endsAt = timesAt + events.size() * Long.BYTES;
    int messagesAt = endsAt + events.size() * Integer.BYTES;
    if (events instanceof NewEvents columns) {
      writeColumns(bytes, timesAt, endsAt, messagesAt, columns);
      return;
    }
    int end = 0;
    int i = 0;
    for (NewEvent event : events) {
      byte[] message = event.message();
      System.arraycopy(message, 0, bytes, messagesAt + end, message.length);
      end += message.length;
      LONG.set(bytes, timesAt + i * Long.BYTES, event.timestamp());
      INT.set(bytes, endsAt + i * Integer.BYTES, end);
      i++;
    }
  }

  /** Batches of a server come like this; an object per event would cost more than the copying. */
  private static void writeColumns(
      byte[] bytes, int timesAt, int endsAt, int messagesAt, NewEvents events) {
    int start = events.messageStart(0);
    System.arraycopy(events.messages(), start, bytes, messagesAt, events.messageBytes());
    for (int i = 0; i < events.size(); i++) {
      LONG.set(bytes, timesAt + i * Long.BYTES, events.timestamp(i));
      INT.set(bytes, endsAt + i * Integer.BYTES, events.messageStart(i + 1) - start);
    }
  }

  /** Checks an entry read back from a journal, so that later accesses need no checks. */
  static byte[] validated(long offset, ByteBuffer payload) {
    byte[] bytes = new byte[payload.remaining()];
    payload.duplicate().get(bytes);
    if (bytes.length > 0 && bytes[0] != VERSION) {
      throw new BatchFormatException(offset, "layout version", bytes[0], "" + VERSION);
    }
    if (bytes.length < HEADER) {
      throw new BatchFormatException(offset, "length", bytes.length, ">= " + HEADER);
    }
    int count = intAt(bytes, 4);
    long messagesAt = HEADER + unsignedShortAt(bytes, 2) + (long) count * BYTES_PER_EVENT;
    if (count < 1 || messagesAt > bytes.length) {
      throw new BatchFormatException(offset, "number of events", count, "1 to what fits");
    }
    int endsAt = (int) messagesAt - count * Integer.BYTES;
    int end = 0;
    for (int i = 0; i < count; i++) {
      int next = intAt(bytes, endsAt + i * Integer.BYTES);
      if (next < end) {
        throw new BatchFormatException(offset, "end of message " + i, next, ">= " + end);
      }
      end = next;
    }
    if (messagesAt + end != bytes.length) {
      throw new BatchFormatException(offset, "length", bytes.length, "" + (messagesAt + end));
    }
    return bytes;
  }
}
