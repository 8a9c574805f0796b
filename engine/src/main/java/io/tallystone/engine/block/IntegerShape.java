package io.tallystone.engine.block;

/**
 * Digits only, up to 18 of them: either without leading zeros, or all of one width. In the numbers:
 * the width (0: no leading zeros), then a {@link NumberColumn}.
 */
final class IntegerShape implements ValueShape {
  private static final int MAX_DIGITS = 18;

  private static final long[] POWERS = powers();

  private long[] scratch = new long[256];

  @Override
  public boolean write(Slices values, CompactWriter out) {
    int rows = values.size();
    if (scratch.length < rows) {
      scratch = new long[Math.max(rows, scratch.length * 2)];
    }
    byte[] bytes = values.bytes();
    int width = values.length(0);
    boolean sameWidth = true;
    boolean leadingZeros = false;
    for (int i = 0; i < rows; i++) {
      int start = values.start(i);
      int length = values.length(i);
      if (length == 0 || length > MAX_DIGITS) {
        return false;
      }
      sameWidth &= length == width;
      leadingZeros |= length > 1 && bytes[start] == '0';
      if (leadingZeros && !sameWidth) {
        return false;
      }
      long number = 0;
      for (int at = start; at < start + length; at++) {
        int digit = bytes[at] - '0';
        if (digit < 0 || digit > 9) {
          return false;
        }
        number = number * 10 + digit;
      }
      scratch[i] = number;
    }
    out.numbers().writeByte(leadingZeros ? width : 0);
    NumberColumn.write(out.numbers(), scratch, rows);
    return true;
  }

  @Override
  public void read(CompactReader in, int rows, Values values) {
    int width = in.numbers().readByte();
    long[] numbers = new long[rows];
    NumberColumn.read(in.numbers(), numbers, rows);
    ByteWriter arena = values.arena();
    for (int i = 0; i < rows; i++) {
      int start = arena.size();
      writeDigits(arena, numbers[i], width);
      values.add(start);
    }
  }

  /** Writes a number that is not negative with at least {@code width} digits. */
  static void writeDigits(ByteWriter out, long number, int width) {
    int digits = Math.max(width, digits(number));
    int at = out.reserve(digits);
    byte[] target = out.array();
    if (number <= Integer.MAX_VALUE) {
      int rest = (int) number;
      for (int i = at + digits - 1; i >= at; i--) {
        int quotient = rest / 10;
        target[i] = (byte) ('0' + (rest - quotient * 10));
        rest = quotient;
      }
      return;
    }
    long rest = number;
    for (int i = at + digits - 1; i >= at; i--) {
      long quotient = rest / 10;
      target[i] = (byte) ('0' + (rest - quotient * 10));
      rest = quotient;
    }
  }

  private static int digits(long number) {
    // 1233/4096 is just above the logarithm of 2 to the base of 10
    int guess = ((Long.SIZE - Long.numberOfLeadingZeros(number | 1)) * 1233) >>> 12;
    return number < POWERS[guess] ? Math.max(1, guess) : guess + 1;
  }

  private static long[] powers() {
    long[] powers = new long[MAX_DIGITS + 1];
    powers[0] = 1;
    for (int i = 1; i < powers.length; i++) {
      powers[i] = powers[i - 1] * 10;
    }
    return powers;
  }

  @Override
  public void skip(CompactReader in, int rows) {
    in.numbers().skip(1);
    NumberColumn.skip(in.numbers(), rows);
  }

  @Override
  public Alphabet alphabet() {
    return Alphabet.DIGITS;
  }
}
