package io.tallystone.engine.segment;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Where the filters of up to 512 consecutive blocks are. They are stored bit-sliced: for each bit
 * of the filter there is one slice, with a bit for each block, so that one slice answers for all.
 *
 * <pre>
 * for each size of filter that some block has, ascending; n = blocks that have it, in order:
 *   for each of its buckets:
 *     512 slices of n bits, lowest bit first, without gaps     64 n
 *     CRC-32C of these                                         4
 * </pre>
 *
 * @param firstBlock ordinal of the first block
 * @param offset where the sheet starts in the segment
 * @param buckets the size of each block's filter, in buckets
 */
@SuppressWarnings("ArrayRecordComponent") // internal; never compared
record FilterSheet(int firstBlock, long offset, short[] buckets) {
  static final int MAX_BLOCKS = 512;
  static final int BUCKET_BYTES_PER_BLOCK = Bloom.BUCKET_BITS / 8;
  static final int CHECKSUM_BYTES = 4;

  /** Gives the bytes of a bucket. */
  interface BucketSource<E extends Exception> {
    /** The slices of a bucket; null if they are damaged. */
    byte @org.jspecify.annotations.Nullable [] read(long offset, int length) throws E;
  }

  int endBlock() {
    return firstBlock + buckets.length;
  }

  /** The different sizes, ascending. */
  int[] sizes() {
    int[] sizes = new int[buckets.length];
    for (int i = 0; i < sizes.length; i++) {
      sizes[i] = buckets[i];
    }
    return Arrays.stream(sizes).sorted().distinct().toArray();
  }

  /** Clears those blocks (counted from the sheet's first one) that certainly lack the key. */
  <E extends Exception> void probe(long key, BitSet blocks, BucketSource<E> source) throws E {
    long start = offset;
    for (int size : sizes()) {
      int[] columns = columns(size);
      int length = bucketBytes(columns.length);
      if (Arrays.stream(columns).anyMatch(blocks::get)) {
        long at = start + (long) Bloom.bucket(key, size) * (length + CHECKSUM_BYTES);
        byte[] slices = source.read(at, length);
        if (slices != null) {
          clearAbsent(key, slices, columns, blocks);
        }
      }
      start += (long) size * (length + CHECKSUM_BYTES);
    }
  }

  /** Reads every bucket once. */
  <E extends Exception> void readAll(BucketSource<E> source) throws E {
    long at = offset;
    for (int size : sizes()) {
      int length = bucketBytes(columns(size).length);
      for (int bucket = 0; bucket < size; bucket++) {
        source.read(at, length);
        at += length + CHECKSUM_BYTES;
      }
    }
  }

  private static int bucketBytes(int columns) {
    return columns * BUCKET_BYTES_PER_BLOCK;
  }

  private int[] columns(int size) {
    return java.util.stream.IntStream.range(0, buckets.length)
        .filter(block -> buckets[block] == size)
        .toArray();
  }

  private static void clearAbsent(long key, byte[] slices, int[] columns, BitSet blocks) {
    for (int column = 0; column < columns.length; column++) {
      for (int n = 0; n < Bloom.BITS_SET && blocks.get(columns[column]); n++) {
        int bit = Bloom.bit(key, n) * columns.length + column;
        if ((slices[bit >> 3] >> (bit & 7) & 1) == 0) {
          blocks.clear(columns[column]);
        }
      }
    }
  }
}
