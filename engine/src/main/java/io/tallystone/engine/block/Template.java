package io.tallystone.engine.block;

/**
 * The constant text of a message, being written: everything but the variables, with a marker in
 * each variable's place.
 *
 * <p>{@link #VARIABLE} marks a variable; {@link #ESCAPE} comes before a byte of the text that is
 * one of the two.
 */
final class Template {
  static final byte VARIABLE = 1;
  static final byte ESCAPE = 2;

  /** More variables in one message than this stay in the text. */
  private static final int MAX_VARIABLES = 1 << 12;

  private final ByteWriter text = new ByteWriter();
  private int variables;

  void clear() {
    text.clear();
    variables = 0;
  }

  ByteWriter text() {
    return text;
  }

  int variables() {
    return variables;
  }

  /** Adds constant text. */
  void constant(byte[] bytes, int from, int to) {
    int at = text.reserve(to - from);
    byte[] target = text.array();
    for (int i = from; i < to; i++) {
      byte next = bytes[i];
      if (next == VARIABLE || next == ESCAPE) {
        text.cutTo(at);
        escaped(bytes, i, to);
        return;
      }
      target[at++] = next;
    }
  }

  private void escaped(byte[] bytes, int from, int to) {
    for (int i = from; i < to; i++) {
      if (bytes[i] == VARIABLE || bytes[i] == ESCAPE) {
        text.writeByte(ESCAPE);
      }
      text.writeByte(bytes[i]);
    }
  }

  /** Adds a variable whose value is {@code [from, to)} of what {@code values} is of. */
  void variable(Slices values, int from, int to) {
    if (variables == MAX_VARIABLES) {
      constant(values.bytes(), from, to);
      return;
    }
    variables++;
    text.writeByte(VARIABLE);
    values.add(from, to - from);
  }
}
