package io.tallystone.engine.segment;

import com.github.luben.zstd.Zstd;
import io.tallystone.engine.block.ByteReader;
import io.tallystone.engine.spi.SegmentStore;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;

/** The footer of a segment: where its index is; see {@link SegmentFormat}. */
record SegmentTail(long indexOffset, int storedLength, int length, int checksum) {

  static SegmentTail read(SegmentStore store, String name) throws IOException {
    long size = store.stat(name).orElseThrow(() -> new SegmentStore.NoSuchSegment(name)).length();
    long start = size - SegmentFormat.TAIL_BYTES;
    if (start < SegmentFormat.MARK_BYTES) {
      throw new CorruptSegment(name, "size: " + size + " (expected: a whole segment)");
    }
    byte[] bytes = bytes(store, name, start, SegmentFormat.TAIL_BYTES);
    FormatMark.check(name, bytes, SegmentFormat.FOOTER_BYTES);
    ByteReader in = new ByteReader(bytes, 0, SegmentFormat.FOOTER_BYTES);
    SegmentTail tail = new SegmentTail(in.readLong(), in.readInt(), in.readInt(), in.readInt());
    if (in.readInt() != Checksum.of(bytes, 0, SegmentFormat.FOOTER_BYTES - 4)) {
      throw new CorruptSegment(name, "the footer's checksum differs");
    }
    if (tail.storedLength < 0
        || tail.length < 0
        || tail.length > SegmentFormat.MAX_INDEX_BYTES
        || tail.indexOffset + tail.storedLength != start) {
      throw new CorruptSegment(name, "the footer does not fit the size " + size);
    }
    return tail;
  }

  BlockIndex readIndex(SegmentStore store, String name) throws IOException {
    byte[] stored = bytes(store, name, indexOffset, storedLength);
    if (Checksum.of(stored, 0, storedLength) != checksum) {
      throw new CorruptSegment(name, "the index's checksum differs");
    }
    byte[] plain = new byte[length];
    long got = Zstd.decompressByteArray(plain, 0, length, stored, 0, storedLength);
    if (Zstd.isError(got) || got != length) {
      throw new CorruptSegment(name, "the index does not decompress");
    }
    try {
      return new BlockIndex(new ByteReader(plain, 0, length));
    } catch (IndexOutOfBoundsException | ArithmeticException e) {
      throw new CorruptSegment(name, "the index does not decode", e);
    }
  }

  /** Checks the mark at the segment's start, which opening does not read. */
  void verifyStart(SegmentStore store, String name) throws IOException {
    FormatMark.check(name, bytes(store, name, 0, SegmentFormat.MARK_BYTES), 0);
  }

  private static byte[] bytes(SegmentStore store, String name, long offset, int length)
      throws IOException {
    try {
      ByteBuffer read = store.readRange(name, offset, length);
      byte[] bytes = new byte[length];
      read.get(bytes);
      return bytes;
    } catch (EOFException e) {
      throw new CorruptSegment(name, "it ends too early", e);
    }
  }
}
