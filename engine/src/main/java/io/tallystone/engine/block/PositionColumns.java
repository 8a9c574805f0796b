package io.tallystone.engine.block;

import io.tallystone.engine.event.EventRun;

/** Everything of a block's events but the messages: one column each, in this order. */
@SuppressWarnings("ArrayRecordComponent") // a carrier between decoder and run; never compared
record PositionColumns(
    long[] streamIds, long[] timestamps, long[] ingestionTimes, long[] offsets, int[] indexes) {

  private static final int COLUMNS = 5;

  /** Appends the columns of the run; {@code scratch} has room for all rows. */
  static void write(ByteWriter out, EventRun run, long[] scratch) {
    int rows = run.size();
    for (int i = 0; i < rows; i++) {
      scratch[i] = run.streamId(i);
    }
    LongColumn.write(out, scratch, rows);
    for (int i = 0; i < rows; i++) {
      scratch[i] = run.timestamp(i);
    }
    LongColumn.write(out, scratch, rows);
    for (int i = 0; i < rows; i++) {
      scratch[i] = run.ingestionTime(i);
    }
    LongColumn.write(out, scratch, rows);
    for (int i = 0; i < rows; i++) {
      scratch[i] = run.offset(i);
    }
    LongColumn.write(out, scratch, rows);
    for (int i = 0; i < rows; i++) {
      scratch[i] = run.index(i);
    }
    LongColumn.write(out, scratch, rows);
  }

  static PositionColumns read(ByteReader in, int rows) {
    return new PositionColumns(
        longs(in, rows), longs(in, rows), longs(in, rows), longs(in, rows), ints(in, rows));
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

  /** Whether the run has the same positions. */
  boolean same(EventRun run) {
    for (int i = 0; i < run.size(); i++) {
      if (streamIds[i] != run.streamId(i)
          || timestamps[i] != run.timestamp(i)
          || ingestionTimes[i] != run.ingestionTime(i)
          || offsets[i] != run.offset(i)
          || indexes[i] != run.index(i)) {
        return false;
      }
    }
    return run.size() == streamIds.length;
  }

  /** Moves past the columns of so many rows. */
  static void skip(ByteReader in, int rows) {
    for (int column = 0; column < COLUMNS; column++) {
      LongColumn.skip(in, rows);
    }
  }
}
