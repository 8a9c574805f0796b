package io.tallystone.engine.block;

import java.util.Arrays;

/** Byte strings being read back: an arena, and for each value its place in it. */
final class Values {
  private final ByteWriter arena = new ByteWriter();
  private int[] starts = new int[256];
  private int[] ends = new int[256];
  private int size;

  int size() {
    return size;
  }

  /** For the caller to append a value's bytes to, before {@link #add}. */
  ByteWriter arena() {
    return arena;
  }

  int start(int value) {
    return starts[value];
  }

  int end(int value) {
    return ends[value];
  }

  /** All that was appended to the arena since {@code start} is a value. */
  void add(int start) {
    add(start, arena.size());
  }

  /** A place in the arena, perhaps another value's, is a value. */
  void add(int start, int end) {
    if (size == starts.length) {
      starts = Arrays.copyOf(starts, size * 2);
      ends = Arrays.copyOf(ends, size * 2);
    }
    starts[size] = start;
    ends[size++] = end;
  }

  /** Appends a value's bytes to another arena. */
  void copyTo(ByteWriter target, int value) {
    target.writeBytes(arena.array(), starts[value], ends[value] - starts[value]);
  }

  /** The values' ends, for values that lie one after the other. */
  int[] ends() {
    return Arrays.copyOf(ends, size);
  }
}
