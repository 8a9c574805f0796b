package io.tallystone.engine.block;

/**
 * A column of whole numbers that may repeat: 0 and a {@link LongColumn}; or 1, and a dictionary
 * (size, then the distinct numbers as a column, the most frequent first) and a column of places in
 * it, whichever is estimated to be smaller.
 */
final class NumberColumn {
  private static final int DIRECT = 0;
  private static final int DICTIONARY = 1;

  private NumberColumn() {}

  /** Appends {@code values[0, rows)}; the array is used as scratch space and changed. */
  static void write(ByteWriter out, long[] values, int rows) {
    NumberDictionary dictionary = spread(values, rows) ? NumberDictionary.of(values, rows) : null;
    if (dictionary == null) {
      out.writeByte(DIRECT);
      LongColumn.write(out, values, rows);
      return;
    }
    double planeBits = ColumnCost.planeBits(values, rows);
    double deltaBits = ColumnCost.deltaBits(values, rows);
    if (dictionary.bits() > Math.min(planeBits, deltaBits)) {
      out.writeByte(DIRECT);
      LongColumn.write(out, values, rows, planeBits, deltaBits);
      return;
    }
    out.writeByte(DICTIONARY);
    long[] entries = dictionary.entries();
    out.writeVarint(entries.length);
    LongColumn.write(out, entries, entries.length);
    LongColumn.write(out, dictionary.codes(), rows);
  }

  /**
   * Whether the numbers need more than one plane, which is all that places in a dictionary need.
   */
  private static boolean spread(long[] values, int rows) {
    for (int i = 1; i < rows; i++) {
      if (Math.abs(values[i] - values[0]) > 0x7f) {
        return true;
      }
    }
    return false;
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

  /** Moves past a column of that many rows. */
  static void skip(ByteReader in, int rows) {
    if (in.readByte() != DIRECT) {
      LongColumn.skip(in, in.readCount(rows));
    }
    LongColumn.skip(in, rows);
  }
}
