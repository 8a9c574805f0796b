package io.tallystone.engine.block;

/**
 * Layout of a block. Numbers are little-endian; a section is compressed on its own (zstd), or
 * stored as it is if that is not larger, in which case both lengths are the same.
 *
 * <pre>
 *  0  magic "TBLK"                              4
 *  4  how the messages are encoded              1   see {@link MessageEncoding}
 *  5  number of sections n                      1
 *  6  events                                    4
 * 10  n × { length stored, length, CRC-32C of the stored bytes }   12 each
 *  …  CRC-32C of all bytes before               4
 *  …  the n sections, one after the other
 * </pre>
 *
 * The sections that hold text come first, so a search for constant text reads only the front of the
 * block; the last one holds the positions (stream, times, offset, index).
 */
final class BlockFormat {
  static final int MAGIC = 'T' | 'B' << 8 | 'L' << 16 | 'K' << 24;

  /** Bytes before the section table. */
  static final int FIXED_HEADER_BYTES = 10;

  /** Bytes per section in the table. */
  static final int SECTION_ENTRY_BYTES = 12;

  /** Bytes of a checksum. */
  static final int CHECKSUM_BYTES = 4;

  /**
   * No section is larger than this when decompressed; a greater length in a damaged table must not
   * exhaust the heap. Blocks hold one message of up to 1 MiB, or about 1 MiB of small ones.
   */
  static final int MAX_SECTION_BYTES = 1 << 28;

  /** Sections a block may have. */
  static final int MAX_SECTIONS = 8;

  /** zstd level: on logs level 1 is both faster and smaller than level 3. */
  static final int ZSTD_LEVEL = 1;

  static int headerBytes(int sections) {
    return FIXED_HEADER_BYTES + sections * SECTION_ENTRY_BYTES + CHECKSUM_BYTES;
  }

  private BlockFormat() {}
}
