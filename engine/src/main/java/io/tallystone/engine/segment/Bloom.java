package io.tallystone.engine.segment;

/**
 * Where a key's bits are in a block's bloom filter.
 *
 * <p>The filter is made of buckets of 512 bits, and all bits of a key are in one bucket (Putze,
 * Sanders, Singler: Cache-, Hash- and Space-Efficient Bloom Filters, 2007), so that a probe reads
 * one place only. With 6 bits for each key and 4 of them set, about 6 of 100 other keys seem to be
 * there; what should tell blocks apart on its own has several keys.
 */
final class Bloom {
  static final int BUCKET_BITS = 512;
  static final int BITS_SET = 4;
  private static final int BITS_PER_KEY = 6;
  private static final int BIT_WIDTH = 9;

  /** A bound on memory; a block of 2 MiB of text has a hundred buckets or two. */
  static final int MAX_BUCKETS = 1 << 14;

  private Bloom() {}

  /**
   * The number of buckets for so many keys: near to what is needed, but one of few numbers (a power
   * of two, or one and a half times that), as filters of one size are stored together.
   */
  static int buckets(int keys) {
    int wanted = Math.max(1, Math.ceilDiv(keys * BITS_PER_KEY, BUCKET_BITS));
    int power = Integer.highestOneBit(wanted);
    int[] sizes = {power, power + power / 2, power * 2};
    int best = power;
    for (int size : sizes) {
      if (Math.abs(size - wanted) < Math.abs(best - wanted)) {
        best = size;
      }
    }
    return Math.min(best, MAX_BUCKETS);
  }

  static int bucket(long key, int buckets) {
    return (int) (((key >>> 32) * buckets) >>> 32);
  }

  /** The n-th bit of the key in its bucket. */
  static int bit(long key, int n) {
    return (int) (key >>> (n * BIT_WIDTH)) & (BUCKET_BITS - 1);
  }
}
