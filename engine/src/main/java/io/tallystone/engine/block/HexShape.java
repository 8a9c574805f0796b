package io.tallystone.engine.block;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Hexadecimal digits of one case and one width: two in a byte. In the numbers: the width, and 0 for
 * lower or 1 for upper case, then for each place the digit that all rows have there, or {@link
 * #VARIES} (a UUID tells its version at a fixed place); in the hex section the varying digits of
 * all rows, one after the other.
 */
final class HexShape implements ValueShape {
  private static final int MIN_WIDTH = 4;
  static final int MAX_WIDTH = 1024;
  static final int VARIES = 16;
  private static final byte[] LOWER = "0123456789abcdef".getBytes(US_ASCII);
  private static final byte[] UPPER = "0123456789ABCDEF".getBytes(US_ASCII);

  @Override
  public boolean write(Slices values, CompactWriter out) {
    int width = values.length(0);
    int kinds = kinds(values, width);
    boolean lower = (kinds & ~(Tokeniser.DIGIT | Tokeniser.LOWER_HEX)) == 0;
    boolean upper = (kinds & ~(Tokeniser.DIGIT | Tokeniser.UPPER_HEX)) == 0;
    if (!lower && !upper) {
      return false;
    }
    byte[] common = common(values, width);
    out.numbers().writeVarint(width);
    out.numbers().writeByte(lower ? 0 : 1);
    out.numbers().writeBytes(common, 0, width);
    int half = -1;
    for (int i = 0; i < values.size(); i++) {
      int start = values.start(i);
      for (int place = 0; place < width; place++) {
        if (common[place] != VARIES) {
          continue;
        }
        int digit = digit(values.bytes()[start + place]);
        if (half < 0) {
          half = digit;
        } else {
          out.hex().writeByte(half << 4 | digit);
          half = -1;
        }
      }
    }
    if (half >= 0) {
      out.hex().writeByte(half << 4);
    }
    return true;
  }

  /** For each place the digit that all rows have, or {@link #VARIES}. */
  private static byte[] common(Slices values, int width) {
    byte[] common = new byte[width];
    for (int place = 0; place < width; place++) {
      byte first = values.bytes()[values.start(0) + place];
      int row = 1;
      while (row < values.size() && values.bytes()[values.start(row) + place] == first) {
        row++;
      }
      common[place] = (byte) (row == values.size() ? digit(first) : VARIES);
    }
    return common;
  }

  static int digit(byte character) {
    return character <= '9' ? character - '0' : (character | 0x20) - 'a' + 10;
  }

  /** The kinds of all bytes; {@link Tokeniser#OTHER} if widths differ or a byte is in no token. */
  private static int kinds(Slices values, int width) {
    if (width < MIN_WIDTH || width > MAX_WIDTH) {
      return Tokeniser.OTHER;
    }
    int kinds = 0;
    for (int i = 0; i < values.size() && (kinds & Tokeniser.OTHER) == 0; i++) {
      if (values.length(i) != width) {
        return Tokeniser.OTHER;
      }
      for (int at = values.start(i); at < values.end(i); at++) {
        int kind = Tokeniser.kind(values.bytes()[at]);
        kinds |= kind == 0 ? Tokeniser.OTHER : kind;
      }
    }
    return kinds;
  }

  @Override
  public void read(CompactReader in, int rows, Values values) {
    int width = in.numbers().readCount(MAX_WIDTH);
    byte[] digits = in.numbers().readByte() == 0 ? LOWER : UPPER;
    int commonAt = in.numbers().skip(width);
    byte[] common = in.numbers().array();
    int varying = 0;
    for (int place = 0; place < width; place++) {
      varying += common[commonAt + place] == VARIES ? 1 : 0;
    }
    int at = in.hex().skip(Math.toIntExact(((long) rows * varying + 1) / 2));
    byte[] packed = in.hex().array();
    int start = values.arena().reserve(Math.multiplyExact(rows, width));
    byte[] target = values.arena().array();
    int next = 0;
    for (int row = 0; row < rows; row++) {
      int rowStart = start + row * width;
      for (int place = 0; place < width; place++) {
        int digit = common[commonAt + place];
        if (digit == VARIES) {
          int pair = packed[at + (next >> 1)];
          digit = ((next & 1) == 0 ? pair >> 4 : pair) & 15;
          next++;
        }
        target[rowStart + place] = digits[digit];
      }
      values.add(rowStart, rowStart + width);
    }
  }

  @Override
  public void skip(CompactReader in, int rows) {
    PackedDigits skipped = new PackedDigits(in, rows);
    assert skipped.width() <= MAX_WIDTH;
  }

  @Override
  public Alphabet alphabet() {
    return Alphabet.HEX;
  }

  @Override
  public BitSet rowsWith(Needle needle, boolean inStrings, CompactReader in, int rows) {
    PackedDigits packed = new PackedDigits(in, rows);
    BitSet found = new BitSet();
    int[] wanted = new int[packed.width()];
    for (int at = 0; at + needle.length() <= wanted.length; at++) {
      Arrays.fill(wanted, PackedDigits.ANY);
      boolean possible = true;
      for (int i = 0; i < needle.length(); i++) {
        wanted[at + i] = packed.digit(needle.at(i));
        possible &= wanted[at + i] != PackedDigits.ANY;
      }
      if (possible) {
        packed.find(wanted, found);
      }
    }
    return found;
  }
}
