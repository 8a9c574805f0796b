package io.tallystone.engine.block;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Finds the tokens of a message: the longest runs of ASCII letters, digits and bytes of non-ASCII
 * characters. Filters and templates go by the same tokens. Not thread-safe.
 */
final class Tokeniser {
  /*
   * Eight bytes at a time are told apart by arithmetic on one 64-bit word and become eight bits of a
   * mask; where the mask changes, a token begins or ends. A loop over bytes is four times slower, as
   * the processor cannot guess where tokens end.
   */
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long EACH_BYTE = 0x0101010101010101L;
  private static final long HIGH_BITS = 0x8080808080808080L;

  /** Multiplied with high bits of bytes, gathers them in the highest byte, first byte lowest. */
  private static final long GATHER = 0x0002040810204081L;

  /** A letter that is no hexadecimal digit, or a byte of a non-ASCII character. */
  static final int OTHER = 1;

  /** {@code a} to {@code f}. */
  static final int LOWER_HEX = 2;

  /** {@code 0} to {@code 9}. */
  static final int DIGIT = 4;

  /** {@code A} to {@code F}. */
  static final int UPPER_HEX = 8;

  private static final byte[] KINDS = kinds();

  private byte[] bytes = new byte[0];
  private int origin;

  /** Starts and ends of the tokens, alternating. */
  private int[] bounds = new int[256];

  /** A bit for each byte that is a digit. */
  private long[] digits = new long[4];

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
  int tokenise(byte[] source, int from, int to) {
    bytes = source;
    origin = from;
    int length = to - from;
    int windows = (length + Long.SIZE - 1) / Long.SIZE;
    if (bounds.length < length + 2) {
      bounds = new int[Math.max(length + 2, bounds.length * 2)];
    }
    if (digits.length < windows) {
      digits = new long[Math.max(windows, digits.length * 2)];
    }
    int size = 0;
    long open = 0;
    for (int window = 0; window < windows; window++) {
      int base = from + window * Long.SIZE;
      int limit = Math.min(Long.SIZE, to - base);
      long tokens = 0;
      long numeric = 0;
      for (int at = 0; at < limit; at += Long.BYTES) {
        long word = word(source, base + at, to);
        long digit = digits(word);
        tokens |= gather(digit | letters(word) | (word & HIGH_BITS)) << at;
        numeric |= gather(digit) << at;
      }
      digits[window] = numeric;
      long edges = tokens ^ (tokens << 1 | open);
      open = tokens >>> (Long.SIZE - 1);
      for (; edges != 0; edges &= edges - 1) {
        bounds[size++] = base + Long.numberOfTrailingZeros(edges);
      }
    }
    if (open != 0) {
      bounds[size++] = to;
    }
    return size / 2;
  }

  /** Eight bytes, lowest first; zeros from {@code to} on. */
  private static long word(byte[] source, int at, int to) {
    int left = to - at;
    if (at + Long.BYTES <= source.length) {
      long word = (long) LONGS.get(source, at);
      return left >= Long.BYTES ? word : word & ~(-1L << (left * Byte.SIZE));
    }
    long word = 0;
    for (int i = Math.min(left, Long.BYTES) - 1; i >= 0; i--) {
      word = word << Byte.SIZE | (source[at + i] & 0xff);
    }
    return word;
  }

  private static long digits(long word) {
    return within(word & ~HIGH_BITS, '0', '9') & ~word & HIGH_BITS;
  }

  private static long letters(long word) {
    return within((word & ~HIGH_BITS) | 0x20 * EACH_BYTE, 'a', 'z') & ~word & HIGH_BITS;
  }

  /** The high bit of each byte from {@code low} to {@code high}; none has its own high bit set. */
  private static long within(long word, int low, int high) {
    return (word + (0x80 - low) * EACH_BYTE) & ~(word + (0x7f - high) * EACH_BYTE);
  }

  private static long gather(long highBits) {
    return (highBits * GATHER) >>> 56;
  }

  int start(int token) {
    return bounds[2 * token];
  }

  int end(int token) {
    return bounds[2 * token + 1];
  }

  int length(int token) {
    return bounds[2 * token + 1] - bounds[2 * token];
  }

  /** Whether a byte of the token is a digit. */
  boolean hasDigit(int token) {
    int from = start(token) - origin;
    int last = end(token) - origin - 1;
    int window = from / Long.SIZE;
    long left = digits[window] >>> from;
    if (last / Long.SIZE == window) {
      return left << (Long.SIZE - 1 - (last - from)) != 0;
    }
    while (left == 0 && ++window < last / Long.SIZE) {
      left = digits[window];
    }
    return left != 0 || digits[last / Long.SIZE] << (Long.SIZE - 1 - last) != 0;
  }

  /** Whether the token is of digits only. */
  boolean isNumber(int token) {
    int length = length(token);
    int from = start(token) - origin;
    int offset = from % Long.SIZE;
    if (offset + length <= Long.SIZE) {
      return ~digits[from / Long.SIZE] << (Long.SIZE - offset - length) >>> (Long.SIZE - length)
          == 0;
    }
    return kinds(token) == DIGIT;
  }

  /** Whether the token has a letter that is no hexadecimal digit, and no digit. */
  boolean isWord(int token) {
    return !hasDigit(token) && hasOther(token);
  }

  private boolean hasOther(int token) {
    for (int at = start(token); at < end(token); at++) {
      if (KINDS[bytes[at] & 0xff] == OTHER) {
        return true;
      }
    }
    return false;
  }

  /** The kinds of all bytes of the token, joined by or. */
  int kinds(int token) {
    int kinds = 0;
    for (int at = start(token); at < end(token); at++) {
      kinds |= KINDS[bytes[at] & 0xff];
    }
    return kinds;
  }
}
