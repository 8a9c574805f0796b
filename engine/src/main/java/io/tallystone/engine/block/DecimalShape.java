package io.tallystone.engine.block;

/**
 * Decimal numbers like {@code -12.50}, without leading zeros or exponents, up to 18 digits. In the
 * numbers: a column of the digits, taken at the largest number of decimals of all rows; then
 * whether the decimals of each row follow (1) or are all but trailing zeros (0), the smallest
 * number of them, and the largest.
 */
final class DecimalShape implements ValueShape {
  private static final int MAX_DIGITS = 18;
  private static final long[] POWERS = powers();

  private long[] numbers = new long[256];
  private long[] decimals = new long[256];

  private static long[] powers() {
    long[] powers = new long[MAX_DIGITS + 1];
    powers[0] = 1;
    for (int i = 1; i < powers.length; i++) {
      powers[i] = powers[i - 1] * 10;
    }
    return powers;
  }

  @Override
  public boolean write(Slices values, CompactWriter out) {
    int rows = values.size();
    if (numbers.length < rows) {
      numbers = new long[rows * 2];
      decimals = new long[rows * 2];
    }
    int least = MAX_DIGITS;
    int most = 0;
    int digits = 0;
    for (int i = 0; i < rows; i++) {
      if (!parse(values, i)) {
        return false;
      }
      least = Math.min(least, (int) decimals[i]);
      most = Math.max(most, (int) decimals[i]);
      digits = Math.max(digits, values.length(i) - (int) decimals[i]);
    }
    if (digits + most > MAX_DIGITS) {
      return false;
    }
    boolean trimmed = true;
    for (int i = 0; i < rows; i++) {
      trimmed &= decimals[i] == least || numbers[i] % 10 != 0;
      numbers[i] *= POWERS[most - (int) decimals[i]];
    }
    ByteWriter target = out.numbers();
    target.writeByte(trimmed ? 0 : 1);
    target.writeByte(least);
    target.writeByte(most);
    NumberColumn.write(target, numbers, rows);
    if (!trimmed) {
      LongColumn.write(target, decimals, rows);
    }
    return true;
  }

  private boolean parse(Slices values, int row) {
    byte[] bytes = values.bytes();
    int at = values.start(row);
    int end = values.end(row);
    if (end - at > MAX_DIGITS || at == end) {
      return false;
    }
    boolean negative = bytes[at] == '-';
    at += negative ? 1 : 0;
    int first = at;
    int point = -1;
    long number = 0;
    for (; at < end; at++) {
      int digit = bytes[at] - '0';
      if (bytes[at] == '.' && point < 0) {
        point = at;
      } else if (digit >= 0 && digit <= 9) {
        number = number * 10 + digit;
      } else {
        return false;
      }
    }
    int whole = (point < 0 ? end : point) - first;
    boolean leadingZero = whole > 1 && bytes[first] == '0';
    if (whole == 0 || leadingZero || point == end - 1 || (negative && number == 0)) {
      return false;
    }
    numbers[row] = negative ? -number : number;
    decimals[row] = point < 0 ? 0 : end - point - 1;
    return true;
  }

  @Override
  public void read(CompactReader in, int rows, Values values) {
    ByteReader source = in.numbers();
    boolean trimmed = source.readByte() == 0;
    int least = source.readCount(MAX_DIGITS);
    int most = source.readCount(MAX_DIGITS);
    long[] scaled = new long[rows];
    NumberColumn.read(source, scaled, rows);
    long[] places = new long[rows];
    if (!trimmed) {
      LongColumn.read(source, places, rows);
    }
    for (int i = 0; i < rows; i++) {
      int shown = trimmed ? trimmedPlaces(scaled[i], least, most) : Math.toIntExact(places[i]);
      int start = values.arena().size();
      write(values.arena(), scaled[i] / POWERS[most - shown], shown);
      values.add(start);
    }
  }

  private static int trimmedPlaces(long scaled, int least, int most) {
    int places = most;
    long rest = scaled;
    while (places > least && rest % 10 == 0) {
      rest /= 10;
      places--;
    }
    return places;
  }

  private static void write(ByteWriter out, long number, int places) {
    if (number < 0) {
      out.writeByte('-');
    }
    long digits = Math.abs(number);
    IntegerShape.writeDigits(out, digits / POWERS[places], 1);
    if (places > 0) {
      out.writeByte('.');
      IntegerShape.writeDigits(out, digits % POWERS[places], places);
    }
  }

  @Override
  public void skip(CompactReader in, int rows) {
    boolean trimmed = in.numbers().readByte() == 0;
    in.numbers().readCount(MAX_DIGITS);
    in.numbers().readCount(MAX_DIGITS);
    NumberColumn.skip(in.numbers(), rows);
    if (!trimmed) {
      LongColumn.skip(in.numbers(), rows);
    }
  }

  @Override
  public Alphabet alphabet() {
    return Alphabet.DECIMAL;
  }
}
