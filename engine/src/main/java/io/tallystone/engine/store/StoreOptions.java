package io.tallystone.engine.store;

import java.time.Duration;

/**
 * How the store uses memory, disk and time.
 *
 * @param node this process's name in leases
 * @param memoryTableBytes a memory table of this heap size is frozen and sealed
 * @param memoryTableAge a memory table of this age is frozen and sealed
 * @param maxFrozenTables how many frozen tables may wait to be sealed; beyond that appends wait
 * @param maxUnackedBytes bytes handed to the journal and not yet acknowledged; beyond that appends
 *     wait
 * @param appendWait how long an append waits for room before it is refused
 * @param blockCacheBytes decoded blocks kept for readers
 * @param mergeFanIn so many segments of one level (and day) are merged into the next level
 * @param mergedBytes message bytes after which a merged segment is left alone
 * @param mergeDuty share of one core that merging may use, above 0 up to 1
 * @param background whether sealing and maintenance run by themselves; tests run them by hand
 */
public record StoreOptions(
    String node,
    long memoryTableBytes,
    Duration memoryTableAge,
    int maxFrozenTables,
    long maxUnackedBytes,
    Duration appendWait,
    long blockCacheBytes,
    int mergeFanIn,
    long mergedBytes,
    double mergeDuty,
    boolean background) {

  /** Checks the bounds. */
  public StoreOptions {
    atLeastOne("memoryTableBytes", memoryTableBytes);
    atLeastOne("maxFrozenTables", maxFrozenTables);
    atLeastOne("maxUnackedBytes", maxUnackedBytes);
    atLeastOne("mergedBytes", mergedBytes);
    if (mergeFanIn < 2) {
      throw new IllegalArgumentException("mergeFanIn: " + mergeFanIn + " (expected: >= 2)");
    }
    if (!(mergeDuty > 0 && mergeDuty <= 1)) {
      throw new IllegalArgumentException(
          "mergeDuty: " + mergeDuty + " (expected: above 0, at most 1)");
    }
  }

  private static void atLeastOne(String name, long value) {
    if (value < 1) {
      throw new IllegalArgumentException(name + ": " + value + " (expected: >= 1)");
    }
  }

  /** What fits a heap of 1 GiB. */
  public static StoreOptions defaults() {
    return new StoreOptions(
        "local",
        64L << 20,
        Duration.ofMinutes(5),
        2,
        64L << 20,
        Duration.ofSeconds(2),
        128L << 20,
        16,
        1L << 30,
        0.5,
        true);
  }

  /** The same, with memory tables of another size. */
  public StoreOptions withMemoryTableBytes(long bytes) {
    return new StoreOptions(
        node,
        bytes,
        memoryTableAge,
        maxFrozenTables,
        maxUnackedBytes,
        appendWait,
        blockCacheBytes,
        mergeFanIn,
        mergedBytes,
        mergeDuty,
        background);
  }

  /** The same, with other merge sizes. */
  public StoreOptions withMerge(int fanIn, long bytes) {
    return new StoreOptions(
        node,
        memoryTableBytes,
        memoryTableAge,
        maxFrozenTables,
        maxUnackedBytes,
        appendWait,
        blockCacheBytes,
        fanIn,
        bytes,
        mergeDuty,
        background);
  }

  /** The same, with or without background work. */
  public StoreOptions withBackground(boolean runs) {
    return new StoreOptions(
        node,
        memoryTableBytes,
        memoryTableAge,
        maxFrozenTables,
        maxUnackedBytes,
        appendWait,
        blockCacheBytes,
        mergeFanIn,
        mergedBytes,
        mergeDuty,
        runs);
  }

  /** The same, with another wait of appends for room. */
  public StoreOptions withAppendWait(Duration wait) {
    return new StoreOptions(
        node,
        memoryTableBytes,
        memoryTableAge,
        maxFrozenTables,
        maxUnackedBytes,
        wait,
        blockCacheBytes,
        mergeFanIn,
        mergedBytes,
        mergeDuty,
        background);
  }
}
