package io.tallystone.engine.block;

/** IPv4 addresses as they are usually written: in the numbers, one column of 32-bit numbers. */
final class AddressShape implements ValueShape {
  private static final int MAX_LENGTH = 15;

  private long[] scratch = new long[256];

  @Override
  public boolean write(Slices values, CompactWriter out) {
    int rows = values.size();
    if (scratch.length < rows) {
      scratch = new long[rows * 2];
    }
    for (int i = 0; i < rows; i++) {
      long address = address(values.bytes(), values.start(i), values.end(i));
      if (address < 0) {
        return false;
      }
      scratch[i] = address;
    }
    NumberColumn.write(out.numbers(), scratch, rows);
    return true;
  }

  private static long address(byte[] bytes, int from, int to) {
    if (to - from > MAX_LENGTH) {
      return -1;
    }
    long address = 0;
    int parts = 0;
    int part = -1;
    for (int at = from; at < to; at++) {
      int digit = bytes[at] - '0';
      if (digit >= 0 && digit <= 9) {
        if (part == 0) {
          return -1;
        }
        part = part < 0 ? digit : part * 10 + digit;
      } else if (bytes[at] == '.' && part >= 0 && part < 256 && ++parts < 4) {
        address = address << 8 | part;
        part = -1;
      } else {
        return -1;
      }
    }
    return parts == 3 && part >= 0 && part < 256 ? address << 8 | part : -1;
  }

  @Override
  public void read(CompactReader in, int rows, Values values) {
    long[] addresses = new long[rows];
    NumberColumn.read(in.numbers(), addresses, rows);
    ByteWriter arena = values.arena();
    for (long address : addresses) {
      int start = arena.size();
      for (int shift = 24; shift >= 0; shift -= 8) {
        IntegerShape.writeDigits(arena, address >>> shift & 0xff, 1);
        if (shift > 0) {
          arena.writeByte('.');
        }
      }
      values.add(start);
    }
  }

  @Override
  public void skip(CompactReader in, int rows) {
    NumberColumn.skip(in.numbers(), rows);
  }

  @Override
  public Alphabet alphabet() {
    return Alphabet.ADDRESS;
  }
}
