package io.tallystone.engine.segment;

import io.tallystone.engine.block.ByteReader;
import io.tallystone.engine.block.LongColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The blocks of a segment in file order, in memory as arrays (66 bytes a block), on disk as
 * columns:
 *
 * <pre>
 * number of blocks (varint), then {@link LongColumn}s of
 * group · first stream · last stream · smallest time · largest time · events · raw bytes ·
 * offset · stored length · length of the front that holds the text · buckets of the filter
 * then the number of filter sheets (varint); for each its offset and its number of blocks (varints)
 * </pre>
 */
final class BlockIndex {
  static final int BYTES_PER_BLOCK = 6 * Long.BYTES + 4 * Integer.BYTES + Short.BYTES;
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
  private final List<FilterSheet> sheets;

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
    sheets = sheets(in, ints(in, blocks));
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

  private static List<FilterSheet> sheets(ByteReader in, int[] buckets) {
    int count = in.readCount(buckets.length);
    List<FilterSheet> sheets = new ArrayList<>(count);
    int first = 0;
    for (int i = 0; i < count; i++) {
      long offset = in.readVarint();
      int blocks = in.readCount(Math.min(FilterSheet.MAX_BLOCKS, buckets.length - first));
      short[] sizes = new short[blocks];
      for (int block = 0; block < blocks; block++) {
        sizes[block] = (short) Objects.checkIndex(buckets[first + block], Bloom.MAX_BUCKETS + 1);
      }
      sheets.add(new FilterSheet(first, offset, sizes));
      first += blocks;
    }
    return List.copyOf(sheets);
  }

  /** The filters; they cover the first blocks, perhaps not all. */
  List<FilterSheet> sheets() {
    return sheets;
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
