package io.tallystone.benchmarks.engine;

import io.tallystone.benchmarks.plan.Bench;
import io.tallystone.benchmarks.workload.Dataset;
import java.io.IOException;
import java.nio.file.Path;

/** A data directory with a data set in it, all of it merged. */
public final class MergedStore {
  /** The group, of account 000000000000 in us-east-1. */
  public static final String GROUP = Stores.GROUP;

  private MergedStore() {}

  /** Makes one. */
  public static Path of(Bench bench, Dataset dataset) throws IOException {
    Path directory = bench.folder("merged");
    Loading.of(dataset, directory, bench.clock());
    Merged.of(directory, bench.clock());
    return directory;
  }
}
