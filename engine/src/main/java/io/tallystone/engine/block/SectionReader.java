package io.tallystone.engine.block;

import com.github.luben.zstd.ZstdException;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/** The checked header of a block and, one by one, its sections; see {@link BlockFormat}. */
final class SectionReader {
  private final ByteBuffer block;
  private final MessageEncoding encoding;
  private final int events;
  private final int[] starts;
  private final int[] stored;
  private final int[] lengths;
  private final int[] checksums;

  /**
   * Reads the header.
   *
   * @param bytes the whole block or a front of it
   */
  SectionReader(ByteBuffer bytes) throws MalformedBlock {
    this.block = bytes;
    int base = bytes.position();
    require(bytes.remaining() >= BlockFormat.headerBytes(0), "the block is cut off");
    ByteReader in = header(bytes.get(base + 5) & 0xff);
    int magic = in.readInt();
    require(magic == BlockFormat.MAGIC, "no block starts here");
    int code = in.readByte();
    this.encoding =
        MessageEncoding.of(code)
            .orElseThrow(() -> new MalformedBlock("message encoding: " + code + " (unknown)"));
    int sections = in.readByte();
    require(sections == encoding.sections(), "wrong number of sections");
    this.events = in.readInt();
    this.starts = new int[sections];
    this.stored = new int[sections];
    this.lengths = new int[sections];
    this.checksums = new int[sections];
    long at = base + (long) BlockFormat.headerBytes(sections);
    for (int i = 0; i < sections; i++) {
      starts[i] = Math.toIntExact(at);
      stored[i] = in.readInt();
      lengths[i] = in.readInt();
      checksums[i] = in.readInt();
      require(
          stored[i] >= 0
              && stored[i] <= lengths[i]
              && lengths[i] <= BlockFormat.MAX_SECTION_BYTES
              && at + stored[i] <= Integer.MAX_VALUE,
          "section lengths make no sense");
      at += stored[i];
    }
  }

  private ByteReader header(int sections) throws MalformedBlock {
    require(sections <= BlockFormat.MAX_SECTIONS, "wrong number of sections");
    int length = BlockFormat.headerBytes(sections);
    require(block.remaining() >= length, "the block is cut off");
    byte[] bytes = new byte[length];
    block.get(block.position(), bytes);
    int covered = length - BlockFormat.CHECKSUM_BYTES;
    CRC32C checksum = new CRC32C();
    checksum.update(bytes, 0, covered);
    int expected = new ByteReader(bytes, covered, length).readInt();
    require((int) checksum.getValue() == expected, "the header's checksum differs");
    return new ByteReader(bytes, 0, covered);
  }

  MessageEncoding encoding() {
    return encoding;
  }

  int events() {
    return events;
  }

  /** Length of the whole block. */
  int blockLength() {
    int last = starts.length - 1;
    return starts[last] + stored[last] - block.position();
  }

  /** Checks the section's checksum. */
  void verify(int section) throws MalformedBlock {
    compressed(section);
  }

  /** The section's decompressed bytes. */
  byte[] section(int section) throws MalformedBlock {
    byte[] compressed = compressed(section);
    if (stored[section] == lengths[section]) {
      return compressed;
    }
    byte[] bytes = new byte[lengths[section]];
    try (Decompressor decompressor = Decompressor.borrow()) {
      int length = decompressor.decompress(bytes, bytes.length, compressed, 0, compressed.length);
      require(length == bytes.length, "section " + section + " has the wrong length");
      return bytes;
    } catch (ZstdException e) {
      throw new MalformedBlock("section " + section + " does not decompress", e);
    }
  }

  private byte[] compressed(int section) throws MalformedBlock {
    int start = starts[section];
    require(start + stored[section] <= block.limit(), "section " + section + " is cut off");
    byte[] bytes = new byte[stored[section]];
    block.get(start, bytes);
    CRC32C checksum = new CRC32C();
    checksum.update(bytes, 0, bytes.length);
    require(
        (int) checksum.getValue() == checksums[section],
        "the checksum of section " + section + " differs");
    return bytes;
  }

  private static void require(boolean condition, String otherwise) throws MalformedBlock {
    if (!condition) {
      throw new MalformedBlock(otherwise);
    }
  }
}
