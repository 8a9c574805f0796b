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

  /** Runs this short, for each row, are taken without looking at the other shapes. */
  private static final int FEW_RUN_BITS_PER_ROW = 1;

  /** An estimate that has not been made. */
  static final double UNKNOWN = -1;

  private LongColumn() {}

  /** Appends {@code values[0, rows)}; the array is used as scratch space and changed. */
  public static void write(ByteWriter out, long[] values, int rows) {
    write(out, values, rows, UNKNOWN, UNKNOWN);
  }

  /**
   * As {@link #write(ByteWriter, long[], int)}.
   *
   * @param knownPlaneBits what {@link ColumnCost} estimates; {@link #UNKNOWN} if nobody asked yet
   * @param knownDeltaBits the same for the differences
   */
  static void write(
      ByteWriter out, long[] values, int rows, double knownPlaneBits, double knownDeltaBits) {
    if (rows == 0) {
      return;
    }
    long runBytes = 0;
    int runs = 0;
    long min = values[0];
    long max = values[0];
    long before = 0;
    long lastDelta = 0;
    for (int i = 0; i < rows; i++) {
      long value = values[i];
      min = Math.min(min, value);
      max = Math.max(max, value);
      long delta = value - before;
      before = value;
      if (i <= 1 || delta != lastDelta) {
        runs++;
        runBytes += 2 + bitsOf(zigzag(delta)) / 7;
      }
      lastDelta = delta;
    }
    double runBits = runBytes * 8.0;
    if (runBits > (double) rows * FEW_RUN_BITS_PER_ROW) {
      double planeBits = knownPlaneBits < 0 ? ColumnCost.planeBits(values, rows) : knownPlaneBits;
      double deltaBits = knownDeltaBits < 0 ? ColumnCost.deltaBits(values, rows) : knownDeltaBits;
      if (Math.min(planeBits, deltaBits) < runBits) {
        if (deltaBits < planeBits) {
          writeDeltas(out, values, rows);
        } else {
          writeDistances(out, values, rows, min, max);
        }
        return;
      }
    }
    writeRuns(out, values, rows, runs);
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

  /** Moves past a column of that many rows. */
  static void skip(ByteReader in, int rows) {
    if (rows == 0) {
      return;
    }
    if (in.readByte() == RUNS) {
      for (int runs = in.readCount(rows); runs > 0; runs--) {
        in.readSigned();
        in.readVarint();
      }
      return;
    }
    in.readSigned();
    for (int planes = in.readByte(); planes > 0; planes--) {
      BytePlane.skip(in, rows);
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

  private static void writeDistances(ByteWriter out, long[] values, int rows, long min, long max) {
    out.writeByte(PLANES);
    out.writeSigned(min);
    for (int i = 0; i < rows; i++) {
      values[i] -= min;
    }
    writePlanes(out, values, rows, bytesFor(max - min));
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
      BytePlane.write(out, values, rows, plane * 8);
    }
  }

  private static void readPlanes(ByteReader in, long[] values, int rows) {
    int planes = in.readByte();
    if (planes > 8) {
      throw new IndexOutOfBoundsException("planes: " + planes + " (expected: 0 to 8)");
    }
    java.util.Arrays.fill(values, 0, rows, 0);
    for (int plane = 0; plane < planes; plane++) {
      BytePlane.read(in, values, rows, plane * 8);
    }
  }

  private static long zigzag(long delta) {
    return (delta << 1) ^ (delta >> 63);
  }

  private static int bytesFor(long unsigned) {
    return (bitsOf(unsigned) + 7) / 8;
  }

  private static int bitsOf(long unsigned) {
    return 64 - Long.numberOfLeadingZeros(unsigned);
  }
}
