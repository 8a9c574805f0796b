package io.tallystone.engine.block;

import java.util.BitSet;

/** Anything: in the strings, each value followed by a line feed, which no variable holds. */
final class PlainShape implements ValueShape {
  private static final PlainShape SHAPE = new PlainShape();

  @Override
  public boolean write(Slices values, CompactWriter out) {
    for (int i = 0; i < values.size(); i++) {
      out.strings().writeBytes(values.bytes(), values.start(i), values.length(i));
      out.strings().writeByte('\n');
    }
    return true;
  }

  @Override
  public void read(CompactReader in, int rows, Values values) {
    for (int row = 0; row < rows; row++) {
      readLine(in.strings(), values);
    }
  }

  /** Appends the bytes before the next line feed as a value. */
  static void readLine(ByteReader in, Values values) {
    byte[] bytes = in.array();
    int start = in.position();
    int end = start;
    int limit = start + in.remaining();
    while (end < limit && bytes[end] != '\n') {
      end++;
    }
    in.skip(end - start + 1);
    int at = values.arena().size();
    values.arena().writeBytes(bytes, start, end - start);
    values.add(at);
  }

  @Override
  public void skip(CompactReader in, int rows) {
    in.strings().skipLines(rows);
  }

  @Override
  public Alphabet alphabet() {
    return Alphabet.TEXT;
  }

  @Override
  public BitSet rowsWith(Needle needle, boolean inStrings, CompactReader in, int rows) {
    return inStrings ? ValueShape.super.rowsWith(needle, true, in, rows) : new BitSet();
  }

  /** Notes where values are and moves past them. */
  static ColumnView view(CompactReader in, int rows) {
    return ColumnView.skipping(SHAPE, in, rows);
  }
}
