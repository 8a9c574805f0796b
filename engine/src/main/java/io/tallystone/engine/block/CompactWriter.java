package io.tallystone.engine.block;

/** The sections of a block of templates, being written. */
record CompactWriter(ByteWriter templates, ByteWriter strings, ByteWriter numbers, ByteWriter hex) {

  static CompactWriter create() {
    return new CompactWriter(
        new ByteWriter(), new ByteWriter(), new ByteWriter(), new ByteWriter());
  }

  void clear() {
    templates.clear();
    strings.clear();
    numbers.clear();
    hex.clear();
  }
}
