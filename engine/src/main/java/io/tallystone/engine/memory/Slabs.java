package io.tallystone.engine.memory;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;

/**
 * Large arrays that memory tables keep their batches in, used again and again.
 *
 * <p>Batches live for minutes: as objects of their own the garbage collector would copy every one
 * of them, and appends would wait for that (measured: 60 to 100 ms per collection at 100 MB/s). The
 * slabs are copied once, when they are new.
 */
public final class Slabs {
  /** A table fills about so many, so that little is left over at the end of the last. */
  private static final int PER_TABLE = 16;

  private static final int LEAST_BYTES = 64 << 10;
  private static final int MOST_BYTES = 4 << 20;

  private final int slabBytes;
  private final int maxFree;
  private final Deque<byte[]> free = new ArrayDeque<>(); // guarded by this

  /**
   * Slabs for so many tables of a size.
   *
   * @param tables how many tables' slabs are kept while nobody needs them
   */
  public Slabs(long tableBytes, int tables) {
    slabBytes = Math.clamp(tableBytes / PER_TABLE, LEAST_BYTES, MOST_BYTES);
    maxFree = (int) Math.min(Integer.MAX_VALUE, (tableBytes / slabBytes + 1) * tables);
  }

  /** Whether so many bytes go into a slab; more are better left where they are. */
  boolean suits(int bytes) {
    return bytes <= slabBytes / 2;
  }

  /** A slab with anything in it. */
  synchronized byte[] take() {
    byte[] slab = free.pollLast();
    return slab == null ? new byte[slabBytes] : slab;
  }

  /** Takes slabs back that nobody reads any more. */
  synchronized void give(Collection<byte[]> unused) {
    for (byte[] slab : unused) {
      assert scrubbed(slab);
      if (free.size() < maxFree) {
        free.addLast(slab);
      }
    }
  }

  /** With assertions on, as in tests, whoever reads too late reads rubbish and is found out. */
  private static boolean scrubbed(byte[] slab) {
    Arrays.fill(slab, (byte) 0xFF);
    return true;
  }
}
