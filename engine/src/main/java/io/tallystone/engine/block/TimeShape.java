package io.tallystone.engine.block;

/**
 * Times of day, all with or all without milliseconds: in the numbers the byte before the
 * milliseconds (0: none), then a column of milliseconds, or seconds, since midnight.
 */
final class TimeShape implements ValueShape {
  private long[] scratch = new long[256];

  @Override
  public boolean write(Slices values, CompactWriter out) {
    int length = values.length(0);
    boolean millis = length == CompoundTokens.TIME_WITH_MILLIS_LENGTH;
    if (!millis && length != CompoundTokens.TIME_LENGTH) {
      return false;
    }
    byte[] bytes = values.bytes();
    int rows = values.size();
    byte point = millis ? bytes[values.start(0) + CompoundTokens.TIME_LENGTH] : 0;
    if (millis && point != '.' && point != ',') {
      return false;
    }
    if (scratch.length < rows) {
      scratch = new long[rows * 2];
    }
    for (int i = 0; i < rows; i++) {
      int start = values.start(i);
      boolean fits =
          values.length(i) == length
              && bytes[start + 2] == ':'
              && bytes[start + 5] == ':'
              && (!millis || bytes[start + 8] == point);
      long time = fits ? time(bytes, start, millis) : -1;
      if (time < 0) {
        return false;
      }
      scratch[i] = time;
    }
    out.numbers().writeByte(point);
    LongColumn.write(out.numbers(), scratch, rows);
    return true;
  }

  private static long time(byte[] bytes, int start, boolean millis) {
    int hour = number(bytes, start, 2);
    int minute = number(bytes, start + 3, 2);
    int second = number(bytes, start + 6, 2);
    int milli = millis ? number(bytes, start + 9, 3) : 0;
    if ((hour | minute | second | milli) < 0 || hour > 99 || minute > 59 || second > 59) {
      return -1;
    }
    long seconds = (hour * 60L + minute) * 60 + second;
    return millis ? seconds * 1000 + milli : seconds;
  }

  private static int number(byte[] bytes, int start, int digits) {
    int number = 0;
    for (int at = start; at < start + digits; at++) {
      int digit = bytes[at] - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      number = number * 10 + digit;
    }
    return number;
  }

  @Override
  public void read(CompactReader in, int rows, Values values) {
    int point = in.numbers().readByte();
    long[] times = new long[rows];
    LongColumn.read(in.numbers(), times, rows);
    ByteWriter arena = values.arena();
    for (long time : times) {
      int start = arena.size();
      long seconds = point == 0 ? time : time / 1000;
      IntegerShape.writeDigits(arena, seconds / 3600, 2);
      arena.writeByte(':');
      IntegerShape.writeDigits(arena, seconds / 60 % 60, 2);
      arena.writeByte(':');
      IntegerShape.writeDigits(arena, seconds % 60, 2);
      if (point != 0) {
        arena.writeByte(point);
        IntegerShape.writeDigits(arena, time % 1000, 3);
      }
      values.add(start);
    }
  }

  @Override
  public void skip(CompactReader in, int rows) {
    in.numbers().skip(1);
    LongColumn.skip(in.numbers(), rows);
  }

  @Override
  public Alphabet alphabet() {
    return Alphabet.TIME;
  }
}
