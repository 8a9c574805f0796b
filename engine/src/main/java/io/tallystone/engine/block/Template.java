package io.tallystone.engine.block;

/**
 * How the constant text of a message is written: everything but the variables, with a marker in
 * each variable's place.
 *
 * <p>{@link #VARIABLE} marks a variable; {@link #ESCAPE} comes before a byte of the text that is
 * one of the two.
 */
final class Template {
  static final byte VARIABLE = 1;
  static final byte ESCAPE = 2;

  private Template() {}

  /**
   * Appends the template of the message {@code [from, to)}.
   *
   * @param variables those from {@code first} on, {@code count} of them, are in the message
   */
  static void write(ByteWriter out, int from, int to, Slices variables, int first, int count) {
    byte[] bytes = variables.bytes();
    int done = from;
    for (int i = first; i < first + count; i++) {
      constant(out, bytes, done, variables.start(i));
      out.writeByte(VARIABLE);
      done = variables.end(i);
    }
    constant(out, bytes, done, to);
  }

  private static void constant(ByteWriter out, byte[] bytes, int from, int to) {
    for (int i = from; i < to; i++) {
      if (bytes[i] == VARIABLE || bytes[i] == ESCAPE) {
        out.writeByte(ESCAPE);
      }
      out.writeByte(bytes[i]);
    }
  }
}
