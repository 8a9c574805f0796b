package io.tallystone.engine.block;

/**
 * A column of whole numbers in the smallest of three shapes.
 *
 * <pre>
 * shape 0, runs:         count, then { difference to the value before, how often } …
 * shape 1, planes:       smallest value, p, then p planes of (value - smallest)
 * shape 2, delta planes: first value, p, then p planes of the differences (zigzag)
 * </pre>
 *
 * A plane holds one byte of every row, lowest bytes first: rows that differ only in the low bytes
 * make constant planes, which the compressor reduces to nothing. The differences wrap around, so
 * every {@code long} survives.
 */
public final class LongColumn {
  private static final int RUNS = 0;
  private static final int PLANES = 1;
  private static final int DELTA_PLANES = 2;

  /** A run takes two varints, about this many bytes after compression, against a byte per plane. */
  private static final int BYTES_PER_RUN = 3;

  private LongColumn() {}

  /** Appends {@code values[0, rows)}; the array is used as scratch space and changed. */
  public static void write(ByteWriter out, long[] values, int rows) {
    if (rows == 0) {
      return;
    }
    long min = Long.MAX_VALUE;
    long max = Long.MIN_VALUE;
    long deltaBits = 0;
    int runs = 0;
    long before = values[0];
    long lastDelta = 0;
    for (int i = 0; i < rows; i++) {
      long value = values[i];
      min = Math.min(min, value);
      max = Math.max(max, value);
      long delta = value - before;
      before = value;
      if (i <= 1 || delta != lastDelta) {
        runs++;
      }
      lastDelta = delta;
      deltaBits += 64 - Long.numberOfLeadingZeros(zigzag(delta));
    }
    int planes = bytesFor(max - min);
    long deltaBytes = deltaBits / 8 + rows / 8;
    if ((long) runs * BYTES_PER_RUN <= Math.min((long) planes * rows, deltaBytes)) {
      writeRuns(out, values, rows, runs);
    } else if (ColumnCost.deltaBits(values, rows) < ColumnCost.planeBits(values, rows)) {
      writeDeltas(out, values, rows);
    } else {
      out.writeByte(PLANES);
      out.writeSigned(min);
      for (int i = 0; i < rows; i++) {
        values[i] -= min;
      }
      writePlanes(out, values, rows, planes);
    }
  }

  /** Reads a column of that many rows into {@code values[0, rows)}. */
  public static void read(ByteReader in, long[] values, int rows) {
    if (rows == 0) {
      return;
    }
    int shape = in.readByte();
    switch (shape) {
      case RUNS -> readRuns(in, values, rows);
      case PLANES -> {
        long min = in.readSigned();
        readPlanes(in, values, rows);
        for (int i = 0; i < rows; i++) {
          values[i] += min;
        }
      }
      case DELTA_PLANES -> {
        long value = in.readSigned();
        readPlanes(in, values, rows);
        for (int i = 0; i < rows; i++) {
          long delta = values[i];
          value += (delta >>> 1) ^ -(delta & 1);
          values[i] = value;
        }
      }
      default ->
          throw new IndexOutOfBoundsException("column shape: " + shape + " (expected: 0 to 2)");
    }
  }

  private static void writeRuns(ByteWriter out, long[] values, int rows, int runs) {
    out.writeByte(RUNS);
    out.writeVarint(runs);
    long before = 0;
    int i = 0;
    while (i < rows) {
      long delta = values[i] - before;
      before = values[i];
      int first = i++;
      // The first value is a run of its own, being a difference to zero.
      while (first > 0 && i < rows && values[i] - before == delta) {
        before = values[i++];
      }
      out.writeSigned(delta);
      out.writeVarint(i - first);
    }
  }

  private static void readRuns(ByteReader in, long[] values, int rows) {
    int runs = in.readCount(rows);
    long value = 0;
    int row = 0;
    for (int run = 0; run < runs; run++) {
      long delta = in.readSigned();
      int end = row + in.readCount(rows - row);
      while (row < end) {
        value += delta;
        values[row++] = value;
      }
    }
    if (row != rows) {
      throw new IndexOutOfBoundsException("rows: " + row + " (expected: " + rows + ")");
    }
  }

  private static void writeDeltas(ByteWriter out, long[] values, int rows) {
    out.writeByte(DELTA_PLANES);
    out.writeSigned(values[0]);
    long before = values[0];
    long all = 0;
    for (int i = 0; i < rows; i++) {
      long value = values[i];
      values[i] = zigzag(value - before);
      before = value;
      all |= values[i];
    }
    writePlanes(out, values, rows, bytesFor(all));
  }

  private static void writePlanes(ByteWriter out, long[] values, int rows, int planes) {
    out.writeByte(planes);
    for (int plane = 0; plane < planes; plane++) {
      int at = out.reserve(rows);
      byte[] target = out.array();
      int shift = plane * 8;
      for (int i = 0; i < rows; i++) {
        target[at + i] = (byte) (values[i] >>> shift);
      }
    }
  }

  private static void readPlanes(ByteReader in, long[] values, int rows) {
    int planes = in.readByte();
    if (planes > 8) {
      throw new IndexOutOfBoundsException("planes: " + planes + " (expected: 0 to 8)");
    }
    java.util.Arrays.fill(values, 0, rows, 0);
    byte[] source = in.array();
    for (int plane = 0; plane < planes; plane++) {
      int at = in.skip(rows);
      int shift = plane * 8;
      for (int i = 0; i < rows; i++) {
        values[i] |= (source[at + i] & 0xffL) << shift;
      }
    }
  }

  private static long zigzag(long delta) {
    return (delta << 1) ^ (delta >> 63);
  }

  private static int bytesFor(long unsigned) {
    return (71 - Long.numberOfLeadingZeros(unsigned)) / 8;
  }
}
