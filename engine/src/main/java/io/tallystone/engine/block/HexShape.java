package io.tallystone.engine.block;

import static java.nio.charset.StandardCharsets.US_ASCII;

/**
 * Hexadecimal digits of one case and one width: two in a byte. In the numbers: the width, and 0 for
 * lower or 1 for upper case; in the hex section the digits of all rows, one after the other.
 */
final class HexShape implements ValueShape {
  private static final int MIN_WIDTH = 4;
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
    out.numbers().writeVarint(width);
    out.numbers().writeByte(lower ? 0 : 1);
    int half = -1;
    for (int i = 0; i < values.size(); i++) {
      for (int at = values.start(i); at < values.end(i); at++) {
        int digit = Character.digit(values.bytes()[at], 16);
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

  /** The kinds of all bytes; {@link Tokeniser#OTHER} if widths differ or a byte is in no token. */
  private static int kinds(Slices values, int width) {
    if (width < MIN_WIDTH) {
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
    int width = in.numbers().readCount(BlockFormat.MAX_SECTION_BYTES);
    byte[] digits = in.numbers().readByte() == 0 ? LOWER : UPPER;
    long total = (long) rows * width;
    int at = in.hex().skip(Math.toIntExact((total + 1) / 2));
    byte[] packed = in.hex().array();
    int start = values.arena().reserve(Math.toIntExact(total));
    byte[] target = values.arena().array();
    for (int i = 0; i < total; i++) {
      int pair = packed[at + (i >> 1)];
      target[start + i] = digits[((i & 1) == 0 ? pair >> 4 : pair) & 15];
    }
    for (int row = 0; row < rows; row++) {
      values.add(start + row * width, start + (row + 1) * width);
    }
  }
}
