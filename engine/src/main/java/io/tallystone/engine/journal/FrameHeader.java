package io.tallystone.engine.journal;

import java.nio.ByteBuffer;
import java.util.UUID;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * What stands before each payload. Frames start at multiples of 8 bytes; big-endian:
 *
 * <pre>
 *  0  int   checksum: CRC32C over the file's salt and bytes 4 to 47
 *  4  int   payload length
 *  8  long  offset of the entry
 * 16  long  confirmed: entries below this offset were durable when this frame was written
 * 24  16 B  batch id
 * 40  int   CRC32C of the payload
 * 44  int   kind: 1 entry, 2 the journal was closed in good order
 * 48  payload, then zeros up to a multiple of 8
 * </pre>
 *
 * @param confirmed tells damage from a torn tail: a frame that is missing below it had been
 *     acknowledged, one missing above it may never have been written whole
 */
record FrameHeader(
    int payloadLength, long offset, long confirmed, UUID batchId, int payloadChecksum, int kind) {
  static final int BYTES = 48;
  static final int ALIGNMENT = 8;
  static final int ENTRY = 1;
  static final int CLOSED = 2;

  private static final int LENGTH_AT = 4;
  private static final int OFFSET_AT = 8;
  private static final int CONFIRMED_AT = 16;
  private static final int BATCH_AT = 24;
  private static final int PAYLOAD_CHECKSUM_AT = 40;
  private static final int KIND_AT = 44;

  /** Bytes of a whole frame. */
  static long frameBytes(long payloadLength) {
    return (BYTES + payloadLength + ALIGNMENT - 1) & -ALIGNMENT;
  }

  long frameBytes() {
    return frameBytes(payloadLength);
  }

  /** Writes what is known before the frame's place is: all but offset, confirmed and checksum. */
  static void begin(ByteBuffer into, UUID batchId, int length, int payloadChecksum, int kind) {
    into.putInt(0).putInt(length).putLong(0).putLong(0);
    into.putLong(batchId.getMostSignificantBits()).putLong(batchId.getLeastSignificantBits());
    into.putInt(payloadChecksum).putInt(kind);
  }

  /** Completes a header that was begun at index {@code at}. */
  static void stamp(ByteBuffer bytes, int at, long offset, long confirmed, long salt) {
    bytes.putLong(at + OFFSET_AT, offset);
    bytes.putLong(at + CONFIRMED_AT, confirmed);
    bytes.putInt(at, checksum(bytes, at, salt));
  }

  /** The payload's length, which {@link #stamp} leaves alone. */
  static int lengthAt(ByteBuffer bytes, int at) {
    return bytes.getInt(at + LENGTH_AT);
  }

  /** The header at an index, or null if what stands there is none of this file. */
  static @Nullable FrameHeader parse(ByteBuffer bytes, int at, long salt) {
    int length = lengthAt(bytes, at);
    if (length < 0 || bytes.getInt(at) != checksum(bytes, at, salt)) {
      return null;
    }
    return new FrameHeader(
        length,
        offsetAt(bytes, at),
        bytes.getLong(at + CONFIRMED_AT),
        new UUID(bytes.getLong(at + BATCH_AT), bytes.getLong(at + BATCH_AT + Long.BYTES)),
        bytes.getInt(at + PAYLOAD_CHECKSUM_AT),
        bytes.getInt(at + KIND_AT));
  }

  /** The offset as it stands there, unchecked. */
  static long offsetAt(ByteBuffer bytes, int at) {
    return bytes.getLong(at + OFFSET_AT);
  }

  private static int checksum(ByteBuffer bytes, int at, long salt) {
    CRC32C crc = new CRC32C();
    crc.update(ByteBuffer.allocate(Long.BYTES).putLong(0, salt));
    crc.update(bytes.duplicate().limit(at + BYTES).position(at + LENGTH_AT));
    return (int) crc.getValue();
  }
}
