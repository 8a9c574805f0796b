package io.tallystone.benchmarks.engine;

import io.tallystone.benchmarks.measure.Latencies;
import io.tallystone.benchmarks.measure.Rates;
import io.tallystone.benchmarks.measure.Ripgrep;
import io.tallystone.benchmarks.measure.Spread;
import io.tallystone.benchmarks.plan.Bench;
import io.tallystone.benchmarks.process.ChildJvm;
import io.tallystone.benchmarks.report.Numbers;
import io.tallystone.benchmarks.report.Row;
import io.tallystone.benchmarks.report.Target;
import io.tallystone.benchmarks.workload.Dataset;
import io.tallystone.engine.spi.LogDirectory.LogGroup;
import io.tallystone.engine.store.LogStore;
import io.tallystone.engine.store.LogStores;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;

/** The search for a rare text: one event among all. */
final class SearchRows {
  private static final int WARM_UPS = 2_000;
  private static final int SEARCHES = 2_000;
  private static final int COLD_RUNS = 5;
  private static final double GB = 1e9;

  private final Bench bench;
  private final Dataset dataset;
  private final Path store;

  SearchRows(Bench bench, Dataset dataset, Path store) {
    this.bench = bench;
    this.dataset = dataset;
    this.store = store;
  }

  void needle() throws IOException, InterruptedException {
    String size = Numbers.of(dataset.bytes() / GB) + " GB";
    String limit = scanOfRawText();
    double allowed = dataset.bytes() > 2 * GB ? 1 : 0.5;
    try (LogStore open = LogStores.open(store, Stores.merging(2), bench.clock())) {
      LogGroup group = Stores.group(open);
      Latencies found = searches(open, group, Dataset.NEEDLE, 1);
      bench
          .report()
          .add(
              Row.against(
                  "Rare needle (UUID) in " + size + ", engine, warm",
                  found.summary(),
                  limit,
                  Target.atMost(allowed, "ms"),
                  found.millis(50)));
      Latencies absent = searches(open, group, Dataset.ABSENT, 0);
      bench
          .report()
          .add(
              Row.against(
                  "Absent needle in " + size + ", engine, warm",
                  absent.summary(),
                  limit,
                  Target.atMost(allowed, "ms"),
                  absent.millis(50)));
    }
    cold(size);
  }

  private void cold(String size) throws IOException, InterruptedException {
    Spread millis = new Spread();
    Spread whole = new Spread();
    for (int i = 0; i < COLD_RUNS; i++) {
      long start = System.nanoTime();
      String answer =
          ChildJvm.run(Search.class, List.of("-Xmx1g"), List.of(store.toString(), Dataset.NEEDLE));
      whole.add((System.nanoTime() - start) / 1e6);
      String[] parts = answer.strip().split(" ", -1);
      requireFound(Integer.parseInt(parts[1]), 1);
      millis.add(Long.parseLong(parts[0]) / 1e6);
    }
    bench
        .report()
        .add(
            Row.against(
                "Rare needle in " + size + ", first search of a process, files in the page cache",
                millis.ofTimes("ms"),
                "the whole process with opening the store: " + whole.ofTimes("ms"),
                Target.atMost(50, "ms (10 GB)"),
                millis.median()));
  }

  private String scanOfRawText() throws IOException {
    double rate = Rates.contains(Rates.sample(dataset.streams()), Dataset.ABSENT);
    OptionalDouble rg = Ripgrep.count(dataset.streams(), Dataset.NEEDLE);
    return "raw text: String.contains %s ms%s"
        .formatted(
            Numbers.of(dataset.bytes() / 1e6 / rate * 1000),
            rg.isPresent() ? ", rg -j1 " + Numbers.of(rg.getAsDouble()) + " ms" : "");
  }

  private static Latencies searches(LogStore store, LogGroup group, String text, int expected) {
    for (int i = 0; i < WARM_UPS; i++) {
      requireFound(Search.run(store, group, text), expected);
    }
    Latencies latencies = new Latencies();
    for (int i = 0; i < SEARCHES; i++) {
      long start = System.nanoTime();
      Search.run(store, group, text);
      latencies.since(start);
    }
    return latencies;
  }

  private static void requireFound(int found, int expected) {
    if (found != expected) {
      throw new IllegalStateException("events found: " + found + " (expected: " + expected + ")");
    }
  }
}
