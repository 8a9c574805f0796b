package io.tallystone.engine.block;

/** Anything: in the strings, each value followed by a line feed, which no variable holds. */
final class PlainShape implements ValueShape {
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
}
