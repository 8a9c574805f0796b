package io.tallystone.engine.block;

import java.util.Arrays;

/**
 * Finds the tokens of a message: the longest runs of ASCII letters, digits and bytes of non-ASCII
 * characters. Filters and templates go by the same tokens. Not thread-safe.
 */
final class Tokeniser {
  /** A letter that is no hexadecimal digit, or a byte of a non-ASCII character. */
  static final int OTHER = 1;

  /** {@code a} to {@code f}. */
  static final int LOWER_HEX = 2;

  /** {@code 0} to {@code 9}. */
  static final int DIGIT = 4;

  /** {@code A} to {@code F}. */
  static final int UPPER_HEX = 8;

  private static final byte[] KINDS = kinds();

  private int[] starts = new int[256];
  private int[] ends = new int[256];
  private byte[] kindsOf = new byte[256];
  private int count;

  private static byte[] kinds() {
    byte[] kinds = new byte[256];
    Arrays.fill(kinds, 0x80, 0x100, (byte) OTHER);
    Arrays.fill(kinds, 'a', 'z' + 1, (byte) OTHER);
    Arrays.fill(kinds, 'A', 'Z' + 1, (byte) OTHER);
    Arrays.fill(kinds, 'a', 'f' + 1, (byte) LOWER_HEX);
    Arrays.fill(kinds, 'A', 'F' + 1, (byte) UPPER_HEX);
    Arrays.fill(kinds, '0', '9' + 1, (byte) DIGIT);
    return kinds;
  }

  /** What a byte is; 0 if it is in no token. */
  static int kind(byte value) {
    return KINDS[value & 0xff];
  }

  /** Finds the tokens of {@code bytes[from, to)}; the number of them. */
  int tokenise(byte[] bytes, int from, int to) {
    count = 0;
    int at = from;
    while (at < to) {
      int kind = KINDS[bytes[at] & 0xff];
      if (kind == 0) {
        at++;
        continue;
      }
      int start = at;
      int all = 0;
      do {
        all |= kind;
        at++;
      } while (at < to && (kind = KINDS[bytes[at] & 0xff]) != 0);
      add(start, at, all);
    }
    return count;
  }

  private void add(int start, int end, int kind) {
    if (count == starts.length) {
      starts = Arrays.copyOf(starts, count * 2);
      ends = Arrays.copyOf(ends, count * 2);
      kindsOf = Arrays.copyOf(kindsOf, count * 2);
    }
    starts[count] = start;
    ends[count] = end;
    kindsOf[count++] = (byte) kind;
  }

  int start(int token) {
    return starts[token];
  }

  int end(int token) {
    return ends[token];
  }

  /** The kinds of all bytes of the token, joined by or. */
  int kinds(int token) {
    return kindsOf[token];
  }
}
