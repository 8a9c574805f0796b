package io.tallystone.engine.block;

/**
 * UUIDs in letters of one case: their hexadecimal digits as a {@link HexShape} writes them, the
 * hyphens being where they always are.
 */
final class UuidShape implements ValueShape {
  private static final int DIGITS = 32;

  private final HexShape digits = new HexShape();
  private final ByteWriter scratch = new ByteWriter();
  private final Slices bare = new Slices();

  @Override
  public boolean write(Slices values, CompactWriter out) {
    scratch.clear();
    for (int i = 0; i < values.size(); i++) {
      if (values.length(i) != CompoundTokens.UUID_LENGTH) {
        return false;
      }
      for (int at = 0; at < CompoundTokens.UUID_LENGTH; at++) {
        byte next = values.bytes()[values.start(i) + at];
        if (!isHyphen(at)) {
          scratch.writeByte(next);
        } else if (next != '-') {
          return false;
        }
      }
    }
    bare.reset(scratch.array());
    for (int i = 0; i < values.size(); i++) {
      bare.add(i * DIGITS, DIGITS);
    }
    return digits.write(bare, out);
  }

  private static boolean isHyphen(int at) {
    return at == 8 || at == 13 || at == 18 || at == 23;
  }

  @Override
  public void read(CompactReader in, int rows, Values values) {
    Values read = new Values();
    digits.read(in, rows, read);
    byte[] bytes = read.arena().array();
    for (int i = 0; i < rows; i++) {
      int digit = read.start(i);
      int start = values.arena().size();
      for (int at = 0; at < CompoundTokens.UUID_LENGTH; at++) {
        values.arena().writeByte(isHyphen(at) ? '-' : bytes[digit++]);
      }
      values.add(start);
    }
  }
}
