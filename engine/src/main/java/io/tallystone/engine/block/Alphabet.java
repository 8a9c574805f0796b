package io.tallystone.engine.block;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/** The bytes that the values of a column may have. */
final class Alphabet {
  static final Alphabet DIGITS = of("0123456789");
  static final Alphabet TIME = of("0123456789:.,");
  static final Alphabet ADDRESS = of("0123456789.");
  static final Alphabet DECIMAL = of("0123456789.-");
  static final Alphabet HEX = of("0123456789abcdefABCDEF");
  static final Alphabet UUID = of("0123456789abcdefABCDEF-");

  /** Everything but the line feed, which no variable holds. */
  static final Alphabet TEXT = text();

  private final boolean[] has = new boolean[256];

  private static Alphabet of(String bytes) {
    Alphabet alphabet = new Alphabet();
    for (byte next : bytes.getBytes(ISO_8859_1)) {
      alphabet.has[next & 0xff] = true;
    }
    return alphabet;
  }

  private static Alphabet text() {
    Alphabet alphabet = new Alphabet();
    java.util.Arrays.fill(alphabet.has, true);
    alphabet.has['\n'] = false;
    return alphabet;
  }

  boolean has(byte value) {
    return has[value & 0xff];
  }
}
