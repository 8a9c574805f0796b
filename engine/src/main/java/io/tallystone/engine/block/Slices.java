package io.tallystone.engine.block;

import java.util.Arrays;

/** A growing list of places in one array of bytes. */
final class Slices {
  private byte[] bytes = new byte[0];
  private int[] starts = new int[64];
  private int[] lengths = new int[64];
  private int size;

  /** Empties the list; what is added next are places in this array. */
  void reset(byte[] source) {
    bytes = source;
    size = 0;
  }

  void add(int start, int length) {
    if (size == starts.length) {
      starts = Arrays.copyOf(starts, size * 2);
      lengths = Arrays.copyOf(lengths, size * 2);
    }
    starts[size] = start;
    lengths[size++] = length;
  }

  /** Forgets those after the first {@code newSize}. */
  void cutTo(int newSize) {
    size = newSize;
  }

  byte[] bytes() {
    return bytes;
  }

  int size() {
    return size;
  }

  int start(int i) {
    return starts[i];
  }

  int length(int i) {
    return lengths[i];
  }

  int end(int i) {
    return starts[i] + lengths[i];
  }
}
