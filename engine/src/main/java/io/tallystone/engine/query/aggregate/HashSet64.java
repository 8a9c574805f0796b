package io.tallystone.engine.query.aggregate;

import java.util.function.LongConsumer;

/** A set of well-mixed hashes: open addressing in one array, at most three quarters full. */
final class HashSet64 {
  private static final int INITIAL = 8;
  private static final long OBJECT = 48;

  /** Marks a free place; the hash 0 is kept as another number, which no longer tells them apart. */
  private static final long FREE = 0;

  private static final long INSTEAD_OF_FREE = 0x9e37_79b9_7f4a_7c15L;

  private long[] places = new long[INITIAL];
  private int size;

  void add(long hash) {
    long kept = hash == FREE ? INSTEAD_OF_FREE : hash;
    if (put(kept, places)) {
      size++;
      if (size * 4 > places.length * 3) {
        grow();
      }
    }
  }

  private static boolean put(long hash, long[] places) {
    int mask = places.length - 1;
    int i = (int) hash & mask;
    while (places[i] != FREE) {
      if (places[i] == hash) {
        return false;
      }
      i = (i + 1) & mask;
    }
    places[i] = hash;
    return true;
  }

  private void grow() {
    long[] larger = new long[places.length * 2];
    forEach(hash -> put(hash, larger));
    places = larger;
  }

  void forEach(LongConsumer action) {
    for (long place : places) {
      if (place != FREE) {
        action.accept(place);
      }
    }
  }

  int size() {
    return size;
  }

  long bytes() {
    return OBJECT + 8L * places.length;
  }
}
