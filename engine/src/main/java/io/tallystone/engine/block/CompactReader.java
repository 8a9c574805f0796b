package io.tallystone.engine.block;

/** The sections of a block of templates, being read. */
record CompactReader(ByteReader templates, ByteReader strings, ByteReader numbers, ByteReader hex) {

  /** Reads what was written, before it was framed. */
  static CompactReader of(CompactWriter written) {
    return new CompactReader(
        reader(written.templates()),
        reader(written.strings()),
        reader(written.numbers()),
        reader(written.hex()));
  }

  private static ByteReader reader(ByteWriter written) {
    return new ByteReader(written.array(), 0, written.size());
  }

  /** Another reader that goes on from here. */
  CompactReader fork() {
    return new CompactReader(templates.fork(), strings.fork(), numbers.fork(), hex.fork());
  }
}
