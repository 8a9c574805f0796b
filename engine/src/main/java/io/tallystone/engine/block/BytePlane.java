package io.tallystone.engine.block;

import com.github.luben.zstd.ZstdException;
import java.util.Arrays;

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
    int length = bytes(rows, width);
    out.writeByte(width);
    if (length < MIN_COMPRESSED_BYTES) {
      out.writeVarint(0);
      int at = out.reserve(length);
      pack(out.array(), at, length, values, rows, shift, width);
      return;
    }
    try (Compressor compressor = Compressor.borrow()) {
      byte[] packed = compressor.plain(length);
      pack(packed, 0, length, values, rows, shift, width);
      int stored = compressor.compress(length);
      if (stored < length) {
        out.writeVarint(stored);
        out.writeBytes(compressor.compressed(), 0, stored);
      } else {
        out.writeVarint(0);
        out.writeBytes(packed, 0, length);
      }
    }
  }

  private static int width(int all) {
    if (all >= 1 << 4) {
      return 8;
    }
    return all >= 1 << 2 ? 4 : all >= 2 ? 2 : 1;
  }

  private static void pack(
      byte[] packed, int from, int length, long[] values, int rows, int shift, int width) {
    if (width == 8) {
      for (int i = 0; i < rows; i++) {
        packed[from + i] = (byte) (values[i] >>> shift);
      }
      return;
    }
    Arrays.fill(packed, from, from + length, (byte) 0);
    int perByte = 8 / width;
    for (int i = 0; i < rows; i++) {
      packed[from + i / perByte] |= (byte) ((values[i] >>> shift & 0xff) << (i % perByte * width));
    }
  }

  /** Adds the plane's bits to the values of all rows. */
  static void read(ByteReader in, long[] values, int rows, int shift) {
    int width = in.readByte();
    if (width != 1 && width != 2 && width != 4 && width != 8) {
      throw new IndexOutOfBoundsException("bits: " + width + " (expected: 1, 2, 4 or 8)");
    }
    int bytes = bytes(rows, width);
    int stored = in.readCount(bytes);
    int at = in.skip(stored == 0 ? bytes : stored);
    if (stored == 0) {
      unpack(in.array(), at, values, rows, shift, width);
      return;
    }
    try (Decompressor decompressor = Decompressor.borrow()) {
      byte[] packed = decompressor.plain(bytes);
      int length = decompressor.decompress(packed, bytes, in.array(), at, stored);
      if (length != bytes) {
        throw new IndexOutOfBoundsException("plane: " + length + " (expected: " + bytes + ")");
      }
      unpack(packed, 0, values, rows, shift, width);
    } catch (ZstdException e) {
      throw new IndexOutOfBoundsException("plane does not decompress: " + e.getMessage());
    }
  }

  /** Moves past a plane of that many rows. */
  static void skip(ByteReader in, int rows) {
    int bytes = bytes(rows, in.readByte());
    int stored = in.readCount(bytes);
    in.skip(stored == 0 ? bytes : stored);
  }

  private static void unpack(byte[] packed, int at, long[] values, int rows, int shift, int width) {
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

  private static int bytes(int rows, int width) {
    return (int) (((long) rows * width + 7) / 8);
  }
}
