package io.tallystone.benchmarks.engine;

import io.tallystone.benchmarks.measure.DiskLimit;
import io.tallystone.benchmarks.measure.Rates;
import io.tallystone.benchmarks.plan.Bench;
import io.tallystone.benchmarks.report.Numbers;
import io.tallystone.benchmarks.report.Row;
import io.tallystone.benchmarks.report.Target;
import io.tallystone.benchmarks.workload.Dataset;
import io.tallystone.benchmarks.workload.Kind;
import io.tallystone.engine.segment.SegmentEncoding;
import java.io.IOException;
import java.nio.file.Path;

/** The engine in process: ingest, acknowledgements, size on disk, search. */
public final class EngineSection {
  private static final int MIB = 1 << 20;
  private static final long WARM_UP_BYTES = 32_000_000;

  private EngineSection() {}

  /** Measures and reports. */
  public static void run(Bench bench) throws IOException, InterruptedException {
    Dataset mixed = bench.dataset(Kind.MIXED);
    Path store = ingest(bench, mixed);
    AckLatency.run(bench, mixed);
    new SearchRows(bench, mixed, store).needle();
    ScanRows.run(bench, mixed, store);
    for (Kind kind : new Kind[] {Kind.JSON, Kind.FLOW, Kind.ACCESS}) {
      disk(bench, kind);
    }
    if (bench.sizes().hugeBytes() > 0) {
      huge(bench);
    }
  }

  private static Path ingest(Bench bench, Dataset mixed) throws IOException {
    byte[] sample = Rates.sample(mixed.streams());
    double zstd = Rates.zstd(sample, 1);
    DiskLimit disk = DiskLimit.measure(bench.folder("disk"), MIB);
    String limits = "zstd-1 %s MB/s/core; %s".formatted(Numbers.of(zstd), disk.describe());

    bench.report().say("warming up");
    Dataset warmUp = bench.generate(Kind.MIXED, Math.min(WARM_UP_BYTES, mixed.bytes()));
    Path throwAway = bench.folder("warm-up");
    Loading.of(warmUp, throwAway, bench.clock());
    Merged.of(throwAway, bench.clock());

    Path store = bench.folder("store");
    Loading loading = Loading.of(mixed, store, bench.clock());
    double quick = mixed.messageBytes() / 1e6 / loading.cpuSeconds();
    bench
        .report()
        .add(
            Row.against(
                "Engine ingest, full batches, to journal and first block",
                "%s MB per CPU-second; acknowledged at %s"
                    .formatted(Numbers.of(quick), loading.rounds().ofRates("MB/s")),
                limits,
                Target.atLeast(400, "MB/s/core"),
                quick));
    Merged merged = Merged.of(store, bench.clock());
    double full = mixed.messageBytes() / 1e6 / (loading.cpuSeconds() + merged.cpuSeconds());
    bench
        .report()
        .add(
            Row.against(
                "Engine ingest, with merge into compact blocks and filters",
                Numbers.of(full) + " MB per CPU-second",
                limits,
                Target.atLeast(250, "MB/s/core"),
                full));
    encoding(bench, mixed, zstd);
    disk(bench, Kind.MIXED, mixed, merged);
    return store;
  }

  private static void encoding(Bench bench, Dataset mixed, double zstd) throws IOException {
    for (SegmentEncoding encoding : SegmentEncoding.values()) {
      Encoded encoded = Encoded.of(mixed, encoding);
      bench
          .report()
          .add(
              Row.of(
                  "Segment encoding, "
                      + (encoding == SegmentEncoding.QUICK ? "quick" : "compact, filters included"),
                  "%s MB/s/core at %s×"
                      .formatted(Numbers.of(encoded.rate()), Numbers.of(encoded.ratio())),
                  "zstd-1 %s MB/s/core".formatted(Numbers.of(zstd))));
    }
  }

  private static void disk(Bench bench, Kind kind) throws IOException {
    Dataset dataset = bench.dataset(kind);
    Path store = bench.folder("store");
    Loading.of(dataset, store, bench.clock());
    disk(bench, kind, dataset, Merged.of(store, bench.clock()));
  }

  private static void disk(Bench bench, Kind kind, Dataset dataset, Merged merged)
      throws IOException {
    byte[] sample = Rates.sample(dataset.streams());
    double plain = Encoded.of(dataset, SegmentEncoding.QUICK).ratio();
    Target target =
        switch (kind) {
          case MIXED, FLOW -> Target.atLeast(10, "×");
          case JSON -> Target.atLeast(9, "×");
          case ACCESS -> Target.atLeast(plain, "× (plain codec)");
        };
    bench
        .report()
        .add(
            Row.against(
                "Disk after merge, filters included: " + dataset.name(),
                "%s× (%s of raw)"
                    .formatted(Numbers.of(merged.ratio()), Numbers.of(100 / merged.ratio()) + " %"),
                "zstd-1 %s×, zstd-3 %s×, plain codec %s×"
                    .formatted(
                        Numbers.of(Rates.zstdRatio(sample, 1)),
                        Numbers.of(Rates.zstdRatio(sample, 3)),
                        Numbers.of(plain)),
                target,
                merged.ratio()));
  }

  private static void huge(Bench bench) throws IOException, InterruptedException {
    Dataset logs = bench.generate(Kind.MIXED, bench.sizes().hugeBytes());
    Path store = bench.folder("huge");
    Loading.of(logs, store, bench.clock());
    Merged.of(store, bench.clock());
    new SearchRows(bench, logs, store).needle();
  }
}
