package io.tallystone.engine.store;

import io.tallystone.engine.maintenance.MergeOptions;
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
 * @param merge how sealed segments are merged
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
    MergeOptions merge,
    boolean background) {

  /** Checks the bounds. */
  public StoreOptions {
    atLeastOne("memoryTableBytes", memoryTableBytes);
    atLeastOne("maxFrozenTables", maxFrozenTables);
    atLeastOne("maxUnackedBytes", maxUnackedBytes);
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
        new MergeOptions(16, 1L << 30, 0.5, 4_096),
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
        merge,
        background);
  }

  /** The same, with other merge sizes. */
  public StoreOptions withMerge(int fanIn, long bytes) {
    return withMerge(new MergeOptions(fanIn, bytes, merge.duty(), merge.mostUnmerged()));
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
        merge,
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
        merge,
        background);
  }

  /** The same, with other ways of merging. */
  public StoreOptions withMerge(MergeOptions options) {
    return new StoreOptions(
        node,
        memoryTableBytes,
        memoryTableAge,
        maxFrozenTables,
        maxUnackedBytes,
        appendWait,
        blockCacheBytes,
        options,
        background);
  }
}
