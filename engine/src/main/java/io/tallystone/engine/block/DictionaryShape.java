package io.tallystone.engine.block;

import java.util.BitSet;

/**
 * Few different values: in the strings, each of them followed by a line feed; in the numbers, how
 * many there are and a column of their numbers.
 */
final class DictionaryShape implements ValueShape {
  /** A dictionary of more than one entry for so many rows does not pay. */
  private static final int ROWS_PER_ENTRY = 4;

  private static final int FEW = 4;

  /**
   * When so many rows were looked at, and three in four were new, there is no point in going on.
   */
  private static final int TRIAL_ROWS = 256;

  private final Dictionary entries = new Dictionary();
  private long[] codes = new long[256];

  @Override
  public boolean write(Slices values, CompactWriter out) {
    int rows = values.size();
    if (codes.length < rows) {
      codes = new long[rows * 2];
    }
    entries.clear();
    int limit = Math.max(FEW, rows / ROWS_PER_ENTRY);
    for (int i = 0; i < rows; i++) {
      codes[i] = entries.add(values.bytes(), values.start(i), values.length(i));
      int different = entries.size();
      if (different > limit || (i == TRIAL_ROWS && different > TRIAL_ROWS * 3 / 4)) {
        return false;
      }
    }
    byte[] arena = entries.arena().array();
    for (int id = 0; id < entries.size(); id++) {
      out.strings().writeBytes(arena, entries.start(id), entries.length(id));
      out.strings().writeByte('\n');
    }
    out.numbers().writeVarint(entries.size());
    LongColumn.write(out.numbers(), codes, rows);
    return true;
  }

  @Override
  public void read(CompactReader in, int rows, Values values) {
    int different = in.numbers().readCount(rows);
    long[] read = new long[rows];
    LongColumn.read(in.numbers(), read, rows);
    Values words = new Values();
    for (int id = 0; id < different; id++) {
      PlainShape.readLine(in.strings(), words);
    }
    int base = values.arena().size();
    values.arena().writeBytes(words.arena().array(), 0, words.arena().size());
    for (int row = 0; row < rows; row++) {
      int id = java.util.Objects.checkIndex(Math.toIntExact(read[row]), different);
      values.add(base + words.start(id), base + words.end(id));
    }
  }

  @Override
  public void skip(CompactReader in, int rows) {
    in.strings().skipLines(in.numbers().readCount(rows));
    LongColumn.skip(in.numbers(), rows);
  }

  @Override
  public Alphabet alphabet() {
    return Alphabet.TEXT;
  }

  @Override
  public BitSet rowsWith(Needle needle, boolean inStrings, CompactReader in, int rows) {
    BitSet found = new BitSet();
    if (!inStrings) {
      return found;
    }
    int different = in.numbers().readCount(rows);
    Values words = new Values();
    BitSet ids = new BitSet();
    for (int id = 0; id < different; id++) {
      PlainShape.readLine(in.strings(), words);
      ids.set(id, needle.isIn(words.arena().array(), words.start(id), words.end(id)));
    }
    if (!ids.isEmpty()) {
      long[] read = new long[rows];
      LongColumn.read(in.numbers(), read, rows);
      for (int row = 0; row < rows; row++) {
        found.set(row, ids.get(Math.toIntExact(read[row])));
      }
    }
    return found;
  }
}
