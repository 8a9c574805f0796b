package io.tallystone.benchmarks.engine;

import io.tallystone.engine.maintenance.MergeOptions;
import io.tallystone.engine.spi.LogDirectory;
import io.tallystone.engine.spi.LogDirectory.LogGroup;
import io.tallystone.engine.spi.LogDirectory.LogStream;
import io.tallystone.engine.spi.LogDirectory.Scope;
import io.tallystone.engine.store.LogStore;
import io.tallystone.engine.store.LogStore.Appended;
import io.tallystone.engine.store.StoreOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** Groups, streams and options of the stores that are measured. */
final class Stores {
  static final Scope SCOPE = new Scope("000000000000", "us-east-1");
  static final String GROUP = "bench";

  /** Small runs must seal a few times too, or there would be nothing to merge. */
  private static final int LEAST_SEALS = 4;

  private static final long LEAST_TABLE = 1 << 20;
  private static final int NEVER = 1_000_000;

  private Stores() {}

  /** The server's options, but nothing is merged: that is measured by itself. */
  static StoreOptions sealing(long bytes) {
    StoreOptions defaults = StoreOptions.defaults();
    long table = Math.clamp(bytes / LEAST_SEALS, LEAST_TABLE, defaults.memoryTableBytes());
    return defaults
        .withMemoryTableBytes(table)
        .withMerge(NEVER, Long.MAX_VALUE)
        .withAppendWait(Duration.ofMinutes(5));
  }

  /** Merges so many segments at a time, when told to, without pauses. */
  static StoreOptions merging(int fanIn) {
    StoreOptions defaults = StoreOptions.defaults();
    return new StoreOptions(
        defaults.node(),
        defaults.memoryTableBytes(),
        defaults.memoryTableAge(),
        defaults.maxFrozenTables(),
        defaults.maxUnackedBytes(),
        defaults.appendWait(),
        defaults.blockCacheBytes(),
        new MergeOptions(fanIn, defaults.merge().fullBytes(), 1, defaults.merge().mostUnmerged()),
        false);
  }

  static LogGroup createGroup(LogStore store, String name) {
    LogGroup group =
        new LogGroup(0, SCOPE, name, "STANDARD", 1, OptionalInt.empty(), false, Map.of(), 0);
    return store
        .directory()
        .createGroup(group)
        .orElseThrow(() -> new IllegalStateException(name + " exists (expected: a new folder)"));
  }

  static LogGroup group(LogStore store) {
    return store
        .directory()
        .group(SCOPE, GROUP)
        .orElseThrow(() -> new IllegalStateException("no group " + GROUP));
  }

  static List<LogStream> createStreams(LogStore store, LogGroup group, int count) {
    LogDirectory directory = store.directory();
    List<LogStream> streams = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      streams.add(
          directory
              .createStream(group.id(), "stream-%07d".formatted(i), 1)
              .orElseThrow(() -> new IllegalStateException("the stream exists")));
    }
    return streams;
  }

  /** Fails the run unless the batch was stored: a refused one must not count. */
  static void requireStored(Appended outcome) {
    if (!(outcome instanceof Appended.Stored)) {
      throw new IllegalStateException("append: " + outcome + " (expected: stored)");
    }
  }
}
