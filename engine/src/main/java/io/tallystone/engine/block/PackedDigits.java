package io.tallystone.engine.block;

import java.util.Arrays;
import java.util.BitSet;

/** The digits that a {@link HexShape} wrote, searched where they lie. */
final class PackedDigits {
  /** A digit that may be any. */
  static final int ANY = -1;

  private final byte[] common;
  private final boolean lower;
  private final byte[] packed;
  private final int packedAt;
  private final int rows;

  /** Takes them from the reader. */
  PackedDigits(CompactReader in, int rows) {
    int width = in.numbers().readCount(HexShape.MAX_WIDTH);
    this.lower = in.numbers().readByte() == 0;
    int commonAt = in.numbers().skip(width);
    this.common = Arrays.copyOfRange(in.numbers().array(), commonAt, commonAt + width);
    int varying = 0;
    for (byte digit : common) {
      varying += digit == HexShape.VARIES ? 1 : 0;
    }
    this.packedAt = in.hex().skip(Math.toIntExact(((long) rows * varying + 1) / 2));
    this.packed = in.hex().array();
    this.rows = rows;
  }

  int width() {
    return common.length;
  }

  /** The digit that a character stands for; {@link #ANY} if it is none of this column's case. */
  int digit(byte character) {
    int kind = Tokeniser.kind(character);
    return kind == Tokeniser.DIGIT || kind == (lower ? Tokeniser.LOWER_HEX : Tokeniser.UPPER_HEX)
        ? HexShape.digit(character)
        : ANY;
  }

  /**
   * Adds the rows that have these digits.
   *
   * @param wanted for each place the digit, or {@link #ANY}
   */
  void find(int[] wanted, BitSet found) {
    int[] places = new int[wanted.length];
    int[] digits = new int[wanted.length];
    int compared = 0;
    int varying = 0;
    for (int place = 0; place < wanted.length; place++) {
      boolean varies = common[place] == HexShape.VARIES;
      if (wanted[place] != ANY) {
        if (varies) {
          places[compared] = varying;
          digits[compared++] = wanted[place];
        } else if (common[place] != wanted[place]) {
          return;
        }
      }
      varying += varies ? 1 : 0;
    }
    for (int row = 0; row < rows; row++) {
      long base = (long) row * varying;
      int i = 0;
      while (i < compared && digitAt(base + places[i]) == digits[i]) {
        i++;
      }
      if (i == compared) {
        found.set(row);
      }
    }
  }

  private int digitAt(long index) {
    int pair = packed[packedAt + (int) (index >> 1)];
    return ((index & 1) == 0 ? pair >> 4 : pair) & 15;
  }
}
