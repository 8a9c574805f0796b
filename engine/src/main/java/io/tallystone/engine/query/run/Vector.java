package io.tallystone.engine.query.run;

import io.tallystone.engine.query.value.Missing;
import io.tallystone.engine.query.value.Time;
import io.tallystone.engine.query.value.Value;

/** The values of one column for the rows of a batch. Immutable: arrays are not to be modified. */
public sealed interface Vector {
  /** Number of rows. */
  int size();

  /** The value of a row. */
  Value get(int row);

  /** The values of some rows. */
  Vector select(int[] rows);

  /** No values. */
  static Vector missing(int size) {
    return new Constant(Missing.MISSING, size);
  }

  /** The same value in all rows. */
  record Constant(Value value, int size) implements Vector {
    @Override
    public Value get(int row) {
      return value;
    }

    @Override
    public Vector select(int[] rows) {
      return new Constant(value, rows.length);
    }
  }

  /** A value for each row. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Values(Value[] values) implements Vector {
    @Override
    public int size() {
      return values.length;
    }

    @Override
    public Value get(int row) {
      return values[row];
    }

    @Override
    public Vector select(int[] rows) {
      Value[] selected = new Value[rows.length];
      for (int i = 0; i < rows.length; i++) {
        selected[i] = values[rows[i]];
      }
      return new Values(selected);
    }
  }

  /**
   * Values that repeat: whatever is computed of a value is computed once.
   *
   * @param codes for each row the place of its value
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Dictionary(int[] codes, Value[] distinct) implements Vector {
    @Override
    public int size() {
      return codes.length;
    }

    @Override
    public Value get(int row) {
      return distinct[codes[row]];
    }

    @Override
    public Vector select(int[] rows) {
      int[] selected = new int[rows.length];
      for (int i = 0; i < rows.length; i++) {
        selected[i] = codes[rows[i]];
      }
      return new Dictionary(selected, distinct);
    }
  }

  /** Points in time, ms. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Times(long[] millis) implements Vector {
    @Override
    public int size() {
      return millis.length;
    }

    @Override
    public Value get(int row) {
      return new Time(millis[row]);
    }

    @Override
    public Vector select(int[] rows) {
      long[] selected = new long[rows.length];
      for (int i = 0; i < rows.length; i++) {
        selected[i] = millis[rows[i]];
      }
      return new Times(selected);
    }
  }
}
