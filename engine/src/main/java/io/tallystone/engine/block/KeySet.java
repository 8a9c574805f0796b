package io.tallystone.engine.block;

import java.util.Arrays;
import java.util.function.LongConsumer;

/** Distinct 64-bit keys. Not thread-safe. */
public final class KeySet {
  private long[] slots = new long[1024];
  private int size;

  /** Removes all keys but keeps the memory. */
  public void clear() {
    Arrays.fill(slots, 0);
    size = 0;
  }

  /** Number of distinct keys. */
  public int size() {
    return size;
  }

  /** Adds a key; zero counts as one. */
  void add(long key) {
    long stored = key == 0 ? 1 : key;
    int mask = slots.length - 1;
    int slot = (int) stored & mask;
    while (slots[slot] != stored) {
      if (slots[slot] == 0) {
        slots[slot] = stored;
        if (++size * 2 > slots.length) {
          grow();
        }
        return;
      }
      slot = (slot + 1) & mask;
    }
  }

  /** Gives every key once. */
  public void forEach(LongConsumer consumer) {
    for (long key : slots) {
      if (key != 0) {
        consumer.accept(key);
      }
    }
  }

  private void grow() {
    long[] old = slots;
    slots = new long[old.length * 2];
    size = 0;
    for (long key : old) {
      if (key != 0) {
        add(key);
      }
    }
  }
}
