package io.tallystone.engine.block;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The distinct numbers of a column, the most frequent first, and where each row's number is. */
@SuppressWarnings("ArrayRecordComponent") // a carrier; never compared
record NumberDictionary(long[] entries, long[] codes) {

  /** When so much of the rows was looked at, and nearly all were new, the others will be, too. */
  private static final int TRIAL_SHARE = 8;

  private static final int MIN_TRIAL = 512;

  /** Makes a dictionary; null if more than half of the rows would be entries. */
  static @Nullable NumberDictionary of(long[] values, int rows) {
    int limit = rows / 2;
    int mask = Integer.highestOneBit(Math.max(8, limit)) * 4 - 1;
    int[] slots = new int[mask + 1];
    long[] distinct = new long[limit];
    int[] counts = new int[limit];
    long[] codes = new long[rows];
    int trial = Math.max(MIN_TRIAL, rows / TRIAL_SHARE);
    int size = 0;
    for (int row = 0; row < rows; row++) {
      long value = values[row];
      int slot = (int) ((value * 0x9E3779B97F4A7C15L) >>> 33) & mask;
      while (slots[slot] != 0 && distinct[slots[slot] - 1] != value) {
        slot = (slot + 1) & mask;
      }
      if (slots[slot] == 0) {
        if (size == limit || (row == trial && size > trial - trial / TRIAL_SHARE)) {
          return null;
        }
        distinct[size] = value;
        slots[slot] = ++size;
      }
      int id = slots[slot] - 1;
      counts[id]++;
      codes[row] = id;
    }
    return byFrequency(distinct, counts, size, codes);
  }

  private static NumberDictionary byFrequency(
      long[] distinct, int[] counts, int size, long[] codes) {
    long[] order = new long[size];
    for (int id = 0; id < size; id++) {
      order[id] = ((long) Integer.MAX_VALUE - counts[id]) << 32 | id;
    }
    Arrays.sort(order);
    long[] entries = new long[size];
    int[] place = new int[size];
    for (int i = 0; i < size; i++) {
      int id = (int) order[i];
      entries[i] = distinct[id];
      place[id] = i;
    }
    for (int row = 0; row < codes.length; row++) {
      codes[row] = place[(int) codes[row]];
    }
    return new NumberDictionary(entries, codes);
  }

  /** Estimated size, in bits. */
  double bits() {
    return ColumnCost.planeBits(codes, codes.length)
        + ColumnCost.planeBits(entries, entries.length);
  }
}
