package io.tallystone.engine.block;

/** A column of variables in the first shape that fits; the shape's number goes before it. */
final class ValueColumn {
  private final ValueShape[] shapes;

  private ValueColumn(ValueShape... shapes) {
    this.shapes = shapes;
  }

  /** For tokens, which need no further splitting. */
  static ValueColumn ofTokens() {
    return new ValueColumn(
        new IntegerShape(),
        new TimeShape(),
        new AddressShape(),
        new DictionaryShape(),
        new HexShape(),
        new UuidShape(),
        new PlainShape());
  }

  /** For whole fields, which may hold text with variables of its own. */
  static ValueColumn ofFields(Splitter text) {
    return new ValueColumn(
        new IntegerShape(),
        new DecimalShape(),
        new DictionaryShape(),
        new HexShape(),
        new UuidShape(),
        new TemplateShape(text, ofTokens()),
        new PlainShape());
  }

  void write(Slices values, CompactWriter out) {
    int mark = out.numbers().size();
    for (int shape = 0; shape < shapes.length; shape++) {
      out.numbers().writeByte(shape);
      if (shapes[shape].write(values, out)) {
        return;
      }
      out.numbers().cutTo(mark);
    }
    throw new IllegalStateException("no shape took the values (expected: the last one does)");
  }

  void read(CompactReader in, int rows, Values values) {
    shapes[in.numbers().readByte()].read(in, rows, values);
  }

  /** Notes where a column is and moves past it. */
  ColumnView view(CompactReader in, int rows) {
    return ColumnView.skipping(shapes[in.numbers().readByte()], in, rows);
  }
}
