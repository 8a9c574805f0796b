package io.tallystone.engine.query.run;

import io.tallystone.engine.query.value.Missing;
import io.tallystone.engine.query.value.Text;
import io.tallystone.engine.query.value.Value;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Collects the texts of a column, each different one once. The first code stands for no value. */
final class TextDictionary {
  private final int[] codes;
  private byte[][] keys = new byte[64][];
  private int[] hashes = new int[64];
  private int[] table = new int[128]; // codes, 0 where free
  private int size = 1;

  TextDictionary(int rows) {
    codes = new int[rows];
  }

  /** Sets the text of a row. */
  void put(int row, byte[] utf8, int from, int length) {
    int hash = hash(utf8, from, length);
    int at = hash & (table.length - 1);
    while (table[at] != 0) {
      int code = table[at];
      byte[] key = keys[code];
      if (hashes[code] == hash && Arrays.equals(key, 0, key.length, utf8, from, from + length)) {
        codes[row] = code;
        return;
      }
      at = (at + 1) & (table.length - 1);
    }
    if (size == keys.length) {
      keys = Arrays.copyOf(keys, 2 * size);
      hashes = Arrays.copyOf(hashes, 2 * size);
    }
    keys[size] = Arrays.copyOfRange(utf8, from, from + length);
    hashes[size] = hash;
    table[at] = size;
    codes[row] = size++;
    if (2 * size > table.length) {
      grow();
    }
  }

  private void grow() {
    int[] larger = new int[2 * table.length];
    for (int code = 1; code < size; code++) {
      int at = hashes[code] & (larger.length - 1);
      while (larger[at] != 0) {
        at = (at + 1) & (larger.length - 1);
      }
      larger[at] = code;
    }
    table = larger;
  }

  private static int hash(byte[] utf8, int from, int length) {
    int hash = length;
    for (int i = from; i < from + length; i++) {
      hash = 31 * hash + utf8[i];
    }
    return hash ^ (hash >>> 15);
  }

  Vector vector() {
    if (size == 1) {
      return Vector.missing(codes.length);
    }
    Value[] distinct = new Value[size];
    distinct[0] = Missing.MISSING;
    for (int code = 1; code < size; code++) {
      distinct[code] = new Text(new String(keys[code], StandardCharsets.UTF_8));
    }
    return new Vector.Dictionary(codes, distinct);
  }
}
