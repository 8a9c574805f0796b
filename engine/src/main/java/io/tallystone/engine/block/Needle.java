package io.tallystone.engine.block;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/** A literal of 1 to {@link #MAX_LENGTH} bytes that is searched for in an encoded block. */
final class Needle {
  /*
   * Places in the needle are bits of a word: bit n says that the n bytes before are found
   * (Baeza-Yates, Gonnet: A New Approach to Text Searching, 1992).
   */
  static final int MAX_LENGTH = Long.SIZE - 1;

  private final byte[] bytes;
  private final String latin1;

  /** For each byte, the places where the needle has it next. */
  private final long[] next = new long[256];

  private final long cuts;
  private final long found;

  Needle(byte[] bytes) {
    if (bytes.length == 0 || bytes.length > MAX_LENGTH) {
      throw new IllegalArgumentException(
          "needle length: " + bytes.length + " (expected: 1 to " + MAX_LENGTH + ")");
    }
    this.bytes = bytes.clone();
    this.latin1 = new String(bytes, ISO_8859_1);
    this.found = 1L << bytes.length;
    long allowed = 0;
    for (int i = 0; i < bytes.length; i++) {
      next[bytes[i] & 0xff] |= 1L << i;
      allowed |= i > 0 && mayCut(bytes[i - 1], bytes[i]) ? 1L << i : 0;
    }
    this.cuts = allowed;
  }

  /** By the rules of {@link Splitter}: no token is cut between two bytes that are no digits. */
  private static boolean mayCut(byte before, byte after) {
    int left = Tokeniser.kind(before);
    int right = Tokeniser.kind(after);
    return left == 0 || right == 0 || left == Tokeniser.DIGIT || right == Tokeniser.DIGIT;
  }

  int length() {
    return bytes.length;
  }

  byte at(int place) {
    return bytes[place];
  }

  /** The bytes as characters. */
  String latin1() {
    return latin1;
  }

  /** The place after the last one. */
  long found() {
    return found;
  }

  /** Places at which a variable may begin or end. */
  long cuts() {
    return cuts;
  }

  /** Where it goes on from these places over a byte. */
  long step(long places, byte value) {
    return (places & next[value & 0xff]) << 1;
  }

  /** Where it may go on from these places, which stay, over any number of bytes so made. */
  long stretch(long places, Alphabet alphabet) {
    long reached = places;
    for (int i = 0; i < bytes.length; i++) {
      if (alphabet.has(bytes[i])) {
        reached |= (reached & 1L << i) << 1;
      }
    }
    return reached;
  }

  /** Whether it is made of these bytes only. */
  boolean within(Alphabet alphabet) {
    for (byte value : bytes) {
      if (!alphabet.has(value)) {
        return false;
      }
    }
    return true;
  }

  /** Whether it is in {@code text[from, to)}. */
  boolean isIn(byte[] text, int from, int to) {
    long places = 0;
    for (int i = from; i < to; i++) {
      places = (places | 1) & next[text[i] & 0xff];
      places <<= 1;
      if ((places & found) != 0) {
        return true;
      }
    }
    return false;
  }
}
