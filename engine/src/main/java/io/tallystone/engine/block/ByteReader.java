package io.tallystone.engine.block;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Reads what {@link ByteWriter} wrote. A read past the end throws {@link
 * IndexOutOfBoundsException}, which the callers turn into the report of a damaged block.
 */
public final class ByteReader {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long LOW_BITS = 0x7f7f7f7f7f7f7f7fL;
  private static final long LINE_FEEDS = 0x0a0a0a0a0a0a0a0aL;

  private final byte[] bytes;
  private final int end;
  private int position;

  /** Reads {@code bytes[from, end)}. */
  public ByteReader(byte[] bytes, int from, int end) {
    this.bytes = bytes;
    this.position = from;
    this.end = end;
  }

  /** The array that is read. */
  byte[] array() {
    return bytes;
  }

  /** Index in the array of the next byte. */
  public int position() {
    return position;
  }

  /** How many bytes are left. */
  public int remaining() {
    return end - position;
  }

  /** Skips bytes; the index in the array of the first one skipped. */
  public int skip(int length) {
    if (length < 0 || length > end - position) {
      throw new IndexOutOfBoundsException(
          "length: " + length + " (expected: 0 to " + remaining() + ")");
    }
    int at = position;
    position += length;
    return at;
  }

  /** One byte, 0 to 255. */
  public int readByte() {
    return bytes[skip(1)] & 0xff;
  }

  /** Four bytes, lowest first. */
  public int readInt() {
    int at = skip(4);
    return (bytes[at] & 0xff)
        | (bytes[at + 1] & 0xff) << 8
        | (bytes[at + 2] & 0xff) << 16
        | (bytes[at + 3] & 0xff) << 24;
  }

  /** Eight bytes, lowest first. */
  public long readLong() {
    return (readInt() & 0xffff_ffffL) | (long) readInt() << 32;
  }

  /** An unsigned number in groups of seven bits. */
  public long readVarint() {
    long value = 0;
    for (int shift = 0; shift < 70; shift += 7) {
      int next = readByte();
      value |= (long) (next & 0x7f) << shift;
      if (next < 0x80) {
        return value;
      }
    }
    throw new IndexOutOfBoundsException("a number of more than ten bytes");
  }

  /** A signed number. */
  public long readSigned() {
    long value = readVarint();
    return (value >>> 1) ^ -(value & 1);
  }

  /** A count or length that cannot be above {@code max}. */
  public int readCount(int max) {
    long value = readVarint();
    if (value < 0 || value > max) {
      throw new IndexOutOfBoundsException("count: " + value + " (expected: 0 to " + max + ")");
    }
    return (int) value;
  }

  /** Another reader that goes on from here. */
  ByteReader fork() {
    return new ByteReader(bytes, position, end);
  }

  /** Skips so many bytes that end with a line feed, each with all before it. */
  void skipLines(int lines) {
    int left = lines;
    int at = position;
    for (; left > Long.BYTES && at + Long.BYTES <= end; at += Long.BYTES) {
      long other = (long) LONGS.get(bytes, at) ^ LINE_FEEDS;
      left -= Long.bitCount(~(((other & LOW_BITS) + LOW_BITS) | other | LOW_BITS));
    }
    for (; left > 0; at++) {
      if (at >= end) {
        throw new IndexOutOfBoundsException("lines: " + left + " (expected: 0)");
      }
      left -= bytes[at] == '\n' ? 1 : 0;
    }
    position = at;
  }
}
