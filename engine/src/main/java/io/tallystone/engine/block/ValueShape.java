package io.tallystone.engine.block;

import java.util.BitSet;

/** A way to write a column of variables that works if all of them look alike. */
interface ValueShape {
  /** Writes all values, or returns false, with nothing written, if they do not have this shape. */
  boolean write(Slices values, CompactWriter out);

  /** Appends that many values. */
  void read(CompactReader in, int rows, Values values);

  /** Moves past that many values without decoding more than it takes to find their end. */
  void skip(CompactReader in, int rows);

  /** What the values are made of. */
  Alphabet alphabet();

  /**
   * The rows, of so many, whose values contain the needle.
   *
   * @param inStrings whether the needle is anywhere in the section of strings
   */
  default BitSet rowsWith(Needle needle, boolean inStrings, CompactReader in, int rows) {
    Values values = new Values();
    read(in, rows, values);
    byte[] bytes = values.arena().array();
    BitSet found = new BitSet();
    for (int row = 0; row < rows; row++) {
      if (needle.isIn(bytes, values.start(row), values.end(row))) {
        found.set(row);
      }
    }
    return found;
  }
}
