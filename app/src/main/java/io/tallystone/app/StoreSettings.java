package io.tallystone.app;

import io.tallystone.engine.maintenance.MergeOptions;
import io.tallystone.engine.store.StoreOptions;
import java.time.Duration;
import picocli.CommandLine.Option;

/** How the store uses memory and disk. */
final class StoreSettings {

  private static final StoreOptions DEFAULTS = StoreOptions.defaults();
  private static final int MIB_SHIFT = 20;

  @Option(
      names = "--memory-table-mib",
      paramLabel = "MIB",
      description =
          "Events gather in memory tables of this size before they are sealed into a segment (default: 64).")
  long memoryTableMib = DEFAULTS.memoryTableBytes() >> MIB_SHIFT;

  @Option(
      names = "--memory-table-age",
      paramLabel = "DURATION",
      description = "A memory table of this age is sealed whatever its size (default: PT5M).")
  Duration memoryTableAge = DEFAULTS.memoryTableAge();

  @Option(
      names = "--block-cache-mib",
      paramLabel = "MIB",
      description = "Decoded blocks kept in memory for readers (default: 128).")
  long blockCacheMib = DEFAULTS.blockCacheBytes() >> MIB_SHIFT;

  @Option(
      names = "--merge-fan-in",
      paramLabel = "N",
      description =
          "So many segments of a level and day are merged into one of the next (default: 16).")
  int mergeFanIn = DEFAULTS.merge().fanIn();

  StoreOptions options() {
    return new StoreOptions(
        DEFAULTS.node(),
        memoryTableMib << MIB_SHIFT,
        memoryTableAge,
        DEFAULTS.maxFrozenTables(),
        DEFAULTS.maxUnackedBytes(),
        DEFAULTS.appendWait(),
        blockCacheMib << MIB_SHIFT,
        new MergeOptions(
            mergeFanIn,
            DEFAULTS.merge().fullBytes(),
            DEFAULTS.merge().duty(),
            DEFAULTS.merge().mostUnmerged()),
        true);
  }
}
