package io.tallystone.engine.block;

import java.util.BitSet;

/**
 * A column of values that has not been read yet.
 *
 * @param shape how it is written
 * @param at where it starts in each section; not moved
 * @param rows how many values it has
 */
record ColumnView(ValueShape shape, CompactReader at, int rows) {

  /** Notes where a column is and skips it. */
  static ColumnView skipping(ValueShape shape, CompactReader in, int rows) {
    CompactReader start = in.fork();
    shape.skip(in, rows);
    return new ColumnView(shape, start, rows);
  }

  Alphabet alphabet() {
    return shape.alphabet();
  }

  /** Appends all values. */
  void read(Values values) {
    shape.read(at.fork(), rows, values);
  }

  /** The rows whose values contain the needle. */
  BitSet rowsWith(Needle needle, boolean inStrings) {
    return shape.rowsWith(needle, inStrings, at.fork(), rows);
  }
}
