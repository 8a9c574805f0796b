package io.tallystone.engine.block;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Distinct byte strings, numbered in the order in which they were first seen. */
final class Dictionary {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private final ByteWriter arena = new ByteWriter();
  private int[] ends = new int[256];
  private int[] hashes = new int[256];
  private int[] slots = new int[1024];
  private int size;

  void clear() {
    arena.clear();
    Arrays.fill(slots, 0);
    size = 0;
  }

  int size() {
    return size;
  }

  /** Bytes of all entries, one after the other. */
  ByteWriter arena() {
    return arena;
  }

  int start(int id) {
    return id == 0 ? 0 : ends[id - 1];
  }

  int length(int id) {
    return ends[id] - start(id);
  }

  /** The number of {@code bytes[from, from + length)}, which becomes an entry if it is none yet. */
  int add(byte[] bytes, int from, int length) {
    int hash = hash(bytes, from, length);
    int mask = slots.length - 1;
    int slot = hash & mask;
    while (slots[slot] != 0) {
      int id = slots[slot] - 1;
      if (hashes[id] == hash && same(id, bytes, from, length)) {
        return id;
      }
      slot = (slot + 1) & mask;
    }
    arena.writeBytes(bytes, from, length);
    if (size == ends.length) {
      ends = Arrays.copyOf(ends, size * 2);
      hashes = Arrays.copyOf(hashes, size * 2);
    }
    ends[size] = arena.size();
    hashes[size] = hash;
    slots[slot] = ++size;
    if (size * 2 > slots.length) {
      rehash();
    }
    return size - 1;
  }

  private boolean same(int id, byte[] bytes, int from, int length) {
    int start = start(id);
    return ends[id] - start == length
        && Arrays.equals(arena.array(), start, start + length, bytes, from, from + length);
  }

  private void rehash() {
    slots = new int[slots.length * 2];
    int mask = slots.length - 1;
    for (int id = 0; id < size; id++) {
      int slot = hashes[id] & mask;
      while (slots[slot] != 0) {
        slot = (slot + 1) & mask;
      }
      slots[slot] = id + 1;
    }
  }

  private static int hash(byte[] bytes, int from, int length) {
    long hash = length;
    int at = from;
    int end = from + length;
    for (; at + 8 <= end; at += 8) {
      hash = (hash ^ (long) LONGS.get(bytes, at)) * 0x9E3779B97F4A7C15L;
      hash ^= hash >>> 29;
    }
    long rest = 0;
    for (; at < end; at++) {
      rest = rest << 8 | (bytes[at] & 0xff);
    }
    hash = (hash ^ rest) * 0x9E3779B97F4A7C15L;
    return (int) (hash >>> 32) ^ (int) (hash >>> 17);
  }
}
