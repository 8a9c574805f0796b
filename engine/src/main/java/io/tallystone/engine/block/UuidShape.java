package io.tallystone.engine.block;

import java.util.Arrays;
import java.util.BitSet;

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

  @Override
  public void skip(CompactReader in, int rows) {
    digits.skip(in, rows);
  }

  @Override
  public Alphabet alphabet() {
    return Alphabet.UUID;
  }

  @Override
  public BitSet rowsWith(Needle needle, boolean inStrings, CompactReader in, int rows) {
    PackedDigits packed = new PackedDigits(in, rows);
    BitSet found = new BitSet();
    for (int at = 0; at + needle.length() <= CompoundTokens.UUID_LENGTH; at++) {
      int[] wanted = wanted(needle, at, packed);
      if (wanted.length > 0) {
        packed.find(wanted, found);
      }
    }
    return found;
  }

  /** The digits that the needle asks for where it begins at this place; empty if it cannot. */
  private static int[] wanted(Needle needle, int start, PackedDigits packed) {
    int[] wanted = new int[DIGITS];
    Arrays.fill(wanted, PackedDigits.ANY);
    int digit = 0;
    for (int at = 0; at < start + needle.length(); at++) {
      if (at >= start) {
        byte next = needle.at(at - start);
        boolean fits = isHyphen(at) ? next == '-' : packed.digit(next) != PackedDigits.ANY;
        if (!fits) {
          return new int[0];
        }
      }
      if (!isHyphen(at)) {
        wanted[digit++] = at < start ? PackedDigits.ANY : packed.digit(needle.at(at - start));
      }
    }
    return wanted;
  }
}
