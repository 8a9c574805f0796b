package io.tallystone.engine.block;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * The distinct templates of messages, numbered in the order in which they were first seen. Nothing
 * is copied: the first message with a template stands for it, and others are compared with what
 * lies between its variables.
 */
final class TemplateTable {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long MIX = 0x9E3779B97F4A7C15L;

  private final Slices variables;
  private int[] starts = new int[64];
  private int[] ends = new int[64];
  private int[] firstVariables = new int[64];
  private int[] variableCounts = new int[64];
  private int[] rowCounts = new int[64];
  private int[] hashes = new int[64];
  private int[] slots = new int[256];
  private int size;

  /** A table of messages whose variables are in this list. */
  TemplateTable(Slices variables) {
    this.variables = variables;
  }

  void clear() {
    Arrays.fill(slots, 0);
    size = 0;
  }

  int size() {
    return size;
  }

  /** How many messages have it. */
  int rows(int id) {
    return rowCounts[id];
  }

  /** How many variables it has. */
  int variables(int id) {
    return variableCounts[id];
  }

  /** Appends its text. */
  void write(int id, ByteWriter out) {
    Template.write(out, starts[id], ends[id], variables, firstVariables[id], variableCounts[id]);
  }

  /** The number of the template of the message {@code [from, to)} with the last variables. */
  int add(int from, int to, int firstVariable) {
    int count = variables.size() - firstVariable;
    int hash = hash(from, to, firstVariable, count);
    int mask = slots.length - 1;
    int slot = hash & mask;
    while (slots[slot] != 0) {
      int id = slots[slot] - 1;
      if (hashes[id] == hash && variableCounts[id] == count && same(id, from, to, firstVariable)) {
        rowCounts[id]++;
        return id;
      }
      slot = (slot + 1) & mask;
    }
    if (size == starts.length) {
      grow();
    }
    starts[size] = from;
    ends[size] = to;
    firstVariables[size] = firstVariable;
    variableCounts[size] = count;
    rowCounts[size] = 1;
    hashes[size] = hash;
    slots[slot] = ++size;
    if (size * 2 > slots.length) {
      rehash();
    }
    return size - 1;
  }

  private boolean same(int id, int from, int to, int firstVariable) {
    byte[] bytes = variables.bytes();
    int count = variableCounts[id];
    int at = from;
    int known = starts[id];
    for (int i = 0; i <= count; i++) {
      int end = i < count ? variables.start(firstVariable + i) : to;
      int knownEnd = i < count ? variables.start(firstVariables[id] + i) : ends[id];
      if (end - at != knownEnd - known || !ByteRanges.same(bytes, at, bytes, known, end - at)) {
        return false;
      }
      if (i < count) {
        at = variables.end(firstVariable + i);
        known = variables.end(firstVariables[id] + i);
      }
    }
    return true;
  }

  private int hash(int from, int to, int firstVariable, int count) {
    byte[] bytes = variables.bytes();
    long hash = count;
    int at = from;
    for (int i = firstVariable; i < firstVariable + count; i++) {
      hash = hash(hash, bytes, at, variables.start(i));
      at = variables.end(i);
    }
    hash = hash(hash, bytes, at, to);
    return (int) (hash >>> 32) ^ (int) (hash >>> 17);
  }

  private static long hash(long before, byte[] bytes, int from, int to) {
    long hash = before;
    int at = from;
    for (; at + Long.BYTES <= to; at += Long.BYTES) {
      hash = mixed(hash, (long) LONGS.get(bytes, at));
    }
    if (at + Long.BYTES <= bytes.length) {
      long rest = (long) LONGS.get(bytes, at) & ~(-1L << ((to - at) * Byte.SIZE));
      return mixed(hash, rest + to - from);
    }
    long rest = 0;
    for (int i = to - 1; i >= at; i--) {
      rest = rest << Byte.SIZE | (bytes[i] & 0xff);
    }
    return mixed(hash, rest + to - from);
  }

  private static long mixed(long hash, long word) {
    long mixed = (hash ^ word) * MIX;
    return mixed ^ (mixed >>> 29);
  }

  private void grow() {
    int room = size * 2;
    starts = Arrays.copyOf(starts, room);
    ends = Arrays.copyOf(ends, room);
    firstVariables = Arrays.copyOf(firstVariables, room);
    variableCounts = Arrays.copyOf(variableCounts, room);
    rowCounts = Arrays.copyOf(rowCounts, room);
    hashes = Arrays.copyOf(hashes, room);
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
}
