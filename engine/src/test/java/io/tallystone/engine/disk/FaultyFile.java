package io.tallystone.engine.disk;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Random;

/** A file as programs see it and as it is on the platter. Guarded by its {@link FaultyDisk}. */
final class FaultyFile {
  private static final int SECTOR = 512;

  private byte[] seen = new byte[0];
  private byte[] platter = new byte[0];
  private int size;
  private int platterSize;
  private final BitSet dirty = new BitSet();

  int size() {
    return size;
  }

  byte[] content() {
    return Arrays.copyOf(seen, size);
  }

  void write(ByteBuffer bytes, int position) {
    int length = bytes.remaining();
    if (length > 0) {
      reserve(position + length);
      bytes.get(seen, position, length);
      size = Math.max(size, position + length);
      markDirty(position, position + length);
    }
  }

  int read(ByteBuffer into, int position) {
    int length = Math.max(0, Math.min(into.remaining(), size - position));
    into.put(seen, position, length);
    return length;
  }

  void truncate(int length) {
    if (length < size) {
      Arrays.fill(seen, length, size, (byte) 0);
      markDirty(length, size);
      size = length;
    }
  }

  void sync() {
    dirty.stream().forEach(this::store);
    dirty.clear();
    platterSize = size;
  }

  /** What the kernel does when writing back fails: pages count as clean, some never got there. */
  void dropUnsynced(Random random) {
    dirty.stream().filter(sector -> random.nextInt(4) == 0).forEach(this::store);
    dirty.clear();
    platterSize = size;
  }

  void crash(Random fate, double survival) {
    dirty.stream().filter(sector -> fate.nextDouble() < survival).forEach(this::store);
    dirty.clear();
    size = fate.nextBoolean() ? size : platterSize;
    platterSize = size;
    reserve(size);
    Arrays.fill(platter, size, platter.length, (byte) 0);
    seen = platter.clone();
  }

  void damage(int position, byte mask) {
    seen[position] ^= mask;
    platter[position] ^= mask;
  }

  void zero(int from, int to) {
    Arrays.fill(seen, from, to, (byte) 0);
    Arrays.fill(platter, from, to, (byte) 0);
  }

  private void markDirty(int from, int to) {
    dirty.set(from / SECTOR, (to + SECTOR - 1) / SECTOR);
  }

  private void store(int sector) {
    int from = sector * SECTOR;
    int to = Math.min(from + SECTOR, seen.length);
    System.arraycopy(seen, from, platter, from, to - from);
  }

  private void reserve(int length) {
    if (length > seen.length) {
      int capacity = Math.max(length, seen.length * 2);
      seen = Arrays.copyOf(seen, capacity);
      platter = Arrays.copyOf(platter, capacity);
    }
  }
}
