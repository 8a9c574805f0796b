package io.tallystone.engine.block;

import com.github.luben.zstd.Zstd;

/**
 * One byte of every row of a column.
 *
 * <pre>
 * bits per row (1, 2, 4 or 8)                     1
 * length stored; 0 if not compressed         varint
 * the rows' bits, lowest first, in whole bytes
 * </pre>
 *
 * Planes of many rows are compressed one by one, as each has a distribution of its own that a
 * common Huffman table would blur; and rows of a few bits share a byte, since that code spends at
 * least one bit a byte.
 */
final class BytePlane {
  /** For fewer rows a table of its own costs more than it saves. */
  private static final int MIN_COMPRESSED_BYTES = 128;

  private BytePlane() {}

  /** Appends {@code values[i] >>> shift & 0xff} of all rows. */
  static void write(ByteWriter out, long[] values, int rows, int shift) {
    int all = 0;
    for (int i = 0; i < rows; i++) {
      all |= (int) (values[i] >>> shift) & 0xff;
    }
    int width = width(all);
    byte[] packed = packed(values, rows, shift, width);
    out.writeByte(width);
    if (packed.length >= MIN_COMPRESSED_BYTES) {
      byte[] compressed = Zstd.compress(packed, BlockFormat.ZSTD_LEVEL);
      if (compressed.length < packed.length) {
        out.writeVarint(compressed.length);
        out.writeBytes(compressed, 0, compressed.length);
        return;
      }
    }
    out.writeVarint(0);
    out.writeBytes(packed, 0, packed.length);
  }

  private static int width(int all) {
    if (all >= 1 << 4) {
      return 8;
    }
    return all >= 1 << 2 ? 4 : all >= 2 ? 2 : 1;
  }

  private static byte[] packed(long[] values, int rows, int shift, int width) {
    byte[] packed = new byte[bytes(rows, width)];
    if (width == 8) {
      for (int i = 0; i < rows; i++) {
        packed[i] = (byte) (values[i] >>> shift);
      }
      return packed;
    }
    int perByte = 8 / width;
    for (int i = 0; i < rows; i++) {
      packed[i / perByte] |= (byte) ((values[i] >>> shift & 0xff) << (i % perByte * width));
    }
    return packed;
  }

  /** Adds the plane's bits to the values of all rows. */
  static void read(ByteReader in, long[] values, int rows, int shift) {
    int width = in.readByte();
    if (width != 1 && width != 2 && width != 4 && width != 8) {
      throw new IndexOutOfBoundsException("bits: " + width + " (expected: 1, 2, 4 or 8)");
    }
    int bytes = bytes(rows, width);
    int stored = in.readCount(bytes);
    byte[] packed = in.array();
    int at = in.skip(stored == 0 ? bytes : stored);
    if (stored > 0) {
      packed = decompressed(in.array(), at, stored, bytes);
      at = 0;
    }
    if (width == 8) {
      for (int i = 0; i < rows; i++) {
        values[i] |= (packed[at + i] & 0xffL) << shift;
      }
      return;
    }
    int perByte = 8 / width;
    int mask = (1 << width) - 1;
    for (int i = 0; i < rows; i++) {
      values[i] |= (long) (packed[at + i / perByte] >> (i % perByte * width) & mask) << shift;
    }
  }

  private static byte[] decompressed(byte[] source, int from, int stored, int bytes) {
    byte[] plain = new byte[bytes];
    long length = Zstd.decompressByteArray(plain, 0, bytes, source, from, stored);
    if (length != bytes) {
      throw new IndexOutOfBoundsException("plane: " + length + " (expected: " + bytes + ")");
    }
    return plain;
  }

  private static int bytes(int rows, int width) {
    return (int) (((long) rows * width + 7) / 8);
  }
}
