package io.tallystone.engine.segment;

/**
 * Layout of a segment. Numbers are little-endian.
 *
 * <pre>
 * mark          magic "TALLYSEG"                                   8
 *               format version                                     4
 *               CRC-32C of the 12 bytes before                     4
 * blocks        each with its own checksums, see {@code BlockFormat}; after every 512th and after
 *               the last one the filters of those before, see {@link FilterSheet}, if it has any
 * index         columns over the blocks, see {@link BlockIndex}; compressed (zstd)
 * footer        offset of the index                                8
 *               stored length of the index                         4
 *               decompressed length of the index                   4
 *               CRC-32C of the stored index                        4
 *               CRC-32C of the 20 bytes before                     4
 * mark          as at the start
 * </pre>
 *
 * The mark at either end is the same in all versions, so a reader tells a newer segment from a
 * damaged one.
 */
final class SegmentFormat {
  /** "TALLYSEG". */
  static final long MAGIC = 0x474553594C4C4154L;

  /** Version written; older ones are read. */
  static final int VERSION = 1;

  static final int MARK_BYTES = 16;
  static final int FOOTER_BYTES = 24;

  /** What opening reads first. */
  static final int TAIL_BYTES = FOOTER_BYTES + MARK_BYTES;

  /**
   * A quick block is closed before its messages exceed this; a longer message has one of its own.
   */
  static final int QUICK_BLOCK_BYTES = 1 << 20;

  /**
   * The same for a compact block. Twice as large, for a tenth less space on disk, since templates,
   * dictionaries and filters are shared by more events; the price is that a read of one event
   * decodes more.
   */
  static final int COMPACT_BLOCK_BYTES = 2 << 20;

  /** A block is closed at this many events, however short. */
  static final int BLOCK_EVENTS = 1 << 16;

  /** What AWS adds to each event's message bytes (PutLogEvents, "26 bytes for each log event"). */
  static final int BILLED_EVENT_BYTES = 26;

  /** A greater length in a damaged footer must not exhaust the heap. */
  static final int MAX_INDEX_BYTES = 1 << 28;

  private SegmentFormat() {}
}
