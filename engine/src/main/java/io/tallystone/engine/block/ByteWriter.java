package io.tallystone.engine.block;

import java.util.Arrays;

/** A growing array of bytes with the integer encodings that blocks and segments use. */
public final class ByteWriter {
  private byte[] bytes = new byte[1024];
  private int size;

  /** Number of bytes written. */
  public int size() {
    return size;
  }

  /** The bytes written are the first {@link #size()} of this array. */
  public byte[] array() {
    return bytes;
  }

  /** The bytes written, in an array of their own. */
  public byte[] copy() {
    return Arrays.copyOf(bytes, size);
  }

  /** Starts again with nothing written. */
  public void clear() {
    size = 0;
  }

  /** Forgets what was written after the first {@code size} bytes. */
  void cutTo(int newSize) {
    size = newSize;
  }

  /** One byte: the lowest eight bits. */
  public void writeByte(int value) {
    ensure(1);
    bytes[size++] = (byte) value;
  }

  /** Four bytes, lowest first. */
  public void writeInt(int value) {
    ensure(4);
    for (int shift = 0; shift < 32; shift += 8) {
      bytes[size++] = (byte) (value >>> shift);
    }
  }

  /** Eight bytes, lowest first. */
  public void writeLong(long value) {
    writeInt((int) value);
    writeInt((int) (value >>> 32));
  }

  /** An unsigned number in groups of seven bits, lowest first. */
  public void writeVarint(long value) {
    ensure(10);
    long rest = value;
    while ((rest & ~0x7fL) != 0) {
      bytes[size++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    bytes[size++] = (byte) rest;
  }

  /** A signed number, small in either direction from zero. */
  public void writeSigned(long value) {
    writeVarint((value << 1) ^ (value >> 63));
  }

  /** The bytes as they are. */
  public void writeBytes(byte[] source, int from, int length) {
    ensure(length);
    System.arraycopy(source, from, bytes, size, length);
    size += length;
  }

  /** Makes room for {@code length} bytes, for the caller to fill; the index of the first one. */
  public int reserve(int length) {
    ensure(length);
    int at = size;
    size += length;
    return at;
  }

  private void ensure(int more) {
    int needed = Math.addExact(size, more);
    if (needed > bytes.length) {
      bytes =
          Arrays.copyOf(bytes, (int) Math.min(Integer.MAX_VALUE - 8, Math.max(needed, size * 2L)));
    }
  }
}
