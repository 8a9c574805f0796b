package io.tallystone.engine.block;

import java.util.Arrays;

/**
 * A column of whole numbers that may repeat: 0 and a {@link LongColumn}; or 1, and a dictionary
 * (size, then the distinct numbers as a column, the most frequent first) and a column of places in
 * it, whichever is estimated to be smaller.
 */
final class NumberColumn {
  private static final int DIRECT = 0;
  private static final int DICTIONARY = 1;

  /** A dictionary must save this share of the bits, since estimates are rough. */
  private static final double MIN_GAIN = 0.03;

  private NumberColumn() {}

  /** Appends {@code values[0, rows)}; the array is used as scratch space and changed. */
  static void write(ByteWriter out, long[] values, int rows) {
    long[] distinct = Arrays.copyOf(values, rows);
    Arrays.sort(distinct);
    int[] counts = new int[rows];
    int size = 0;
    for (int i = 0; i < rows; i++) {
      if (i > 0 && distinct[i] == distinct[size - 1]) {
        counts[size - 1]++;
      } else {
        distinct[size] = distinct[i];
        counts[size++] = 1;
      }
    }
    long[] codes = size <= rows / 2 ? codes(values, rows, distinct, counts, size) : values;
    if (codes == values || !pays(values, codes, rows, distinct, size)) {
      out.writeByte(DIRECT);
      LongColumn.write(out, values, rows);
      return;
    }
    out.writeByte(DICTIONARY);
    out.writeVarint(size);
    LongColumn.write(out, byFrequency(distinct, counts, size), size);
    LongColumn.write(out, codes, rows);
  }

  private static boolean pays(long[] values, long[] codes, int rows, long[] distinct, int size) {
    double direct = ColumnCost.bits(values, rows);
    double entries = size * (ColumnCost.bits(distinct, size) / Math.max(1, size) + 2);
    return ColumnCost.bits(codes, rows) + entries < direct * (1 - MIN_GAIN);
  }

  /** Positions of the sorted distinct values, the most frequent first. */
  private static int[] order(int[] counts, int size) {
    long[] keys = new long[size];
    for (int i = 0; i < size; i++) {
      keys[i] = ((long) Integer.MAX_VALUE - counts[i]) << 32 | i;
    }
    Arrays.sort(keys);
    int[] order = new int[size];
    for (int i = 0; i < size; i++) {
      order[i] = (int) keys[i];
    }
    return order;
  }

  private static long[] byFrequency(long[] distinct, int[] counts, int size) {
    int[] order = order(counts, size);
    long[] entries = new long[size];
    for (int i = 0; i < size; i++) {
      entries[i] = distinct[order[i]];
    }
    return entries;
  }

  private static long[] codes(
      long[] values, int rows, long[] distinct, int[] counts, int size) {
    int[] order = order(counts, size);
    int[] place = new int[size];
    for (int i = 0; i < size; i++) {
      place[order[i]] = i;
    }
    long[] codes = new long[rows];
    for (int i = 0; i < rows; i++) {
      codes[i] = place[Arrays.binarySearch(distinct, 0, size, values[i])];
    }
    return codes;
  }

  /** Reads a column of that many rows into {@code values[0, rows)}. */
  static void read(ByteReader in, long[] values, int rows) {
    if (in.readByte() == DIRECT) {
      LongColumn.read(in, values, rows);
      return;
    }
    long[] entries = new long[in.readCount(rows)];
    LongColumn.read(in, entries, entries.length);
    LongColumn.read(in, values, rows);
    for (int i = 0; i < rows; i++) {
      values[i] = entries[Math.toIntExact(values[i])];
    }
  }
}
