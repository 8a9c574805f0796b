package io.tallystone.engine.block;

/** A way to write a column of variables that works if all of them look alike. */
interface ValueShape {
  /** Writes all values, or returns false, with nothing written, if they do not have this shape. */
  boolean write(Slices values, CompactWriter out);

  /** Appends that many values. */
  void read(CompactReader in, int rows, Values values);
}
