package io.tallystone.engine.block;

import java.util.Arrays;

/**
 * Estimates how small the compressor makes a column: the entropy of each of its planes, which is
 * what Huffman coding comes close to when nothing repeats.
 */
final class ColumnCost {
  private static final double LN_2 = Math.log(2);

  /** {@code n log n} of small counts, as taking logarithms was half the cost of an estimate. */
  private static final double[] COUNT_BITS = countBitsTable();

  /** Longer columns are estimated from {@link #STRETCH} rows of every {@link #STRIDE}. */
  private static final int MANY_ROWS = 1 << 11;

  private static final int STRETCH = 64;
  private static final int STRIDE = 256;

  private ColumnCost() {}

  /** Bits for the values in planes, or for their differences if that is less. */
  static double bits(long[] values, int rows) {
    return Math.min(planeBits(values, rows), deltaBits(values, rows));
  }

  /** Bits for the values as planes of their distance to the smallest. */
  static double planeBits(long[] values, int rows) {
    long min = Long.MAX_VALUE;
    long max = Long.MIN_VALUE;
    for (int i = 0; i < rows; i++) {
      min = Math.min(min, values[i]);
      max = Math.max(max, values[i]);
    }
    int stride = rows > MANY_ROWS ? STRIDE : STRETCH;
    double bits = 0;
    for (int shift = 0; shift < 64 && (max - min) >>> shift != 0; shift += 8) {
      int[] counts = new int[256];
      int counted = 0;
      for (int from = 0; from < rows; from += stride) {
        int end = Math.min(rows, from + STRETCH);
        counted += end - from;
        for (int i = from; i < end; i++) {
          counts[(int) ((values[i] - min) >>> shift) & 0xff]++;
        }
      }
      bits += entropy(counts, counted, rows);
    }
    return bits;
  }

  /** Bits for the differences (zigzag) as planes. */
  static double deltaBits(long[] values, int rows) {
    long all = 0;
    for (int i = 1; i < rows; i++) {
      all |= zigzag(values[i] - values[i - 1]);
    }
    int stride = rows > MANY_ROWS ? STRIDE : STRETCH;
    double bits = 0;
    for (int shift = 0; shift < 64 && all >>> shift != 0; shift += 8) {
      int[] counts = new int[256];
      counts[0] = 1;
      int counted = 1;
      for (int from = 1; from < rows; from += stride) {
        int end = Math.min(rows, from + STRETCH);
        counted += end - from;
        for (int i = from; i < end; i++) {
          counts[(int) (zigzag(values[i] - values[i - 1]) >>> shift) & 0xff]++;
        }
      }
      bits += entropy(counts, counted, rows);
    }
    return bits;
  }

  private static long zigzag(long delta) {
    return (delta << 1) ^ (delta >> 63);
  }

  private static double entropy(int[] counts, int counted, int rows) {
    double bits = countBits(counted);
    int different = 0;
    int left = counted;
    for (int value = 0; left > 0; value++) {
      int count = counts[value];
      if (count > 0) {
        bits -= countBits(count);
        different++;
        left -= count;
      }
    }
    // The code's own table costs about half a byte a symbol.
    return different > 1 ? bits * rows / counted + different * 4 : 0;
  }

  private static double countBits(int count) {
    return count < COUNT_BITS.length ? COUNT_BITS[count] : computedBits(count);
  }

  private static double computedBits(int count) {
    return count == 0 ? 0 : count * (Math.log(count) / LN_2);
  }

  private static double[] countBitsTable() {
    double[] table = new double[1 << 12];
    Arrays.setAll(table, ColumnCost::computedBits);
    return table;
  }
}
