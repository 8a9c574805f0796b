package io.tallystone.engine.block;

import java.util.BitSet;

/**
 * Rows of a block that may meet a condition.
 *
 * @param rows the rows; no row that meets the condition is missing
 * @param certain whether all of them meet it
 */
public record BlockSelection(BitSet rows, boolean certain) {

  /** None of them, for certain. */
  public static BlockSelection none() {
    return new BlockSelection(new BitSet(), true);
  }

  /** All of so many. */
  public static BlockSelection all(int rows, boolean certain) {
    BitSet all = new BitSet(rows);
    all.set(0, rows);
    return new BlockSelection(all, certain);
  }

  /** How many they are. */
  public int count() {
    return rows.cardinality();
  }

  BlockSelection and(BlockSelection other) {
    BitSet both = (BitSet) rows.clone();
    both.and(other.rows);
    return new BlockSelection(both, certain && other.certain);
  }

  BlockSelection or(BlockSelection other) {
    BitSet either = (BitSet) rows.clone();
    either.or(other.rows);
    return new BlockSelection(either, certain && other.certain);
  }
}
