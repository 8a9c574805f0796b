package io.tallystone.engine.segment;

import io.tallystone.engine.block.ByteReader;
import io.tallystone.engine.block.ByteWriter;

/** The magic and version at either end of a segment; see {@link SegmentFormat}. */
final class FormatMark {
  private FormatMark() {}

  static void write(ByteWriter out) {
    int start = out.size();
    out.writeLong(SegmentFormat.MAGIC);
    out.writeInt(SegmentFormat.VERSION);
    out.writeInt(Checksum.of(out.array(), start, 12));
  }

  /** Checks the mark that starts at {@code bytes[at]}. */
  static void check(String segment, byte[] bytes, int at)
      throws CorruptSegment, UnsupportedSegment {
    ByteReader in = new ByteReader(bytes, at, at + SegmentFormat.MARK_BYTES);
    boolean known = in.readLong() == SegmentFormat.MAGIC;
    int version = in.readInt();
    if (!known || in.readInt() != Checksum.of(bytes, at, 12)) {
      throw new CorruptSegment(segment, "the mark at its " + (at == 0 ? "start" : "end"));
    }
    if (version > SegmentFormat.VERSION) {
      throw new UnsupportedSegment(segment, version);
    }
  }
}
