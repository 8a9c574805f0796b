package io.tallystone.engine.segment;

import io.tallystone.engine.block.ByteReader;
import io.tallystone.engine.block.LongColumn;

/**
 * The blocks of a segment in file order, in memory as arrays (72 bytes a block), on disk as
 * columns:
 *
 * <pre>
 * number of blocks (varint), then {@link LongColumn}s of
 * group · first stream · last stream · smallest time · largest time · events · raw bytes ·
 * offset · stored length · length of the front that holds the text
 * </pre>
 */
final class BlockIndex {
  static final int BYTES_PER_BLOCK = 6 * Long.BYTES + 4 * Integer.BYTES;
  private static final int MAX_BLOCKS = 1 << 22;

  private final long[] groups;
  private final long[] firstStreams;
  private final long[] lastStreams;
  private final long[] minTimes;
  private final long[] maxTimes;
  private final long[] offsets;
  private final int[] events;
  private final int[] rawBytes;
  private final int[] lengths;
  private final int[] textBytes;

  /** Reads the index; throws {@link IndexOutOfBoundsException} if it makes no sense. */
  BlockIndex(ByteReader in) {
    int blocks = in.readCount(MAX_BLOCKS);
    groups = longs(in, blocks);
    firstStreams = longs(in, blocks);
    lastStreams = longs(in, blocks);
    minTimes = longs(in, blocks);
    maxTimes = longs(in, blocks);
    events = ints(in, blocks);
    rawBytes = ints(in, blocks);
    offsets = longs(in, blocks);
    lengths = ints(in, blocks);
    textBytes = ints(in, blocks);
  }

  private static long[] longs(ByteReader in, int rows) {
    long[] values = new long[rows];
    LongColumn.read(in, values, rows);
    return values;
  }

  private static int[] ints(ByteReader in, int rows) {
    long[] values = longs(in, rows);
    int[] narrow = new int[rows];
    for (int i = 0; i < rows; i++) {
      narrow[i] = Math.toIntExact(values[i]);
    }
    return narrow;
  }

  int size() {
    return groups.length;
  }

  long group(int block) {
    return groups[block];
  }

  int textBytes(int block) {
    return textBytes[block];
  }

  /** The first block whose group is not below; blocks are sorted by group. */
  int firstOfGroup(long groupId) {
    int low = 0;
    int high = groups.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (groups[middle] < groupId) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  boolean overlaps(int block, BlockQuery query) {
    return query.overlaps(
        firstStreams[block], lastStreams[block], minTimes[block], maxTimes[block]);
  }

  BlockRef ref(int block) {
    return new BlockRef(
        block,
        groups[block],
        firstStreams[block],
        lastStreams[block],
        minTimes[block],
        maxTimes[block],
        events[block],
        rawBytes[block],
        offsets[block],
        lengths[block]);
  }
}
