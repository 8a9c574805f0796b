package io.tallystone.benchmarks.engine;

import io.tallystone.benchmarks.measure.DiskLimit;
import io.tallystone.benchmarks.measure.Latencies;
import io.tallystone.benchmarks.plan.Bench;
import io.tallystone.benchmarks.report.Numbers;
import io.tallystone.benchmarks.report.Row;
import io.tallystone.benchmarks.report.Target;
import io.tallystone.benchmarks.workload.Batch;
import io.tallystone.benchmarks.workload.BatchReader;
import io.tallystone.benchmarks.workload.Dataset;
import io.tallystone.engine.spi.LogDirectory.LogStream;
import io.tallystone.engine.store.LogStore;
import io.tallystone.engine.store.LogStores;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** How long an append takes to be durable, with 64 clients that each wait for their answer. */
final class AckLatency {
  private static final int CLIENTS = 64;
  private static final int EVENTS = 100;
  private static final long BATCH_BYTES = 32_000_000;
  private static final int COMMIT = 64 << 10;

  private AckLatency() {}

  static void run(Bench bench, Dataset dataset) throws IOException, InterruptedException {
    List<Batch> batches;
    try (BatchReader reader = BatchReader.of(dataset, EVENTS)) {
      batches = reader.next(BATCH_BYTES);
    }
    DiskLimit limit = DiskLimit.measure(bench.folder("disk"), COMMIT);
    try (LogStore store =
        LogStores.open(bench.folder("acks"), Stores.sealing(Long.MAX_VALUE), bench.clock())) {
      List<LogStream> streams =
          Stores.createStreams(
              store, Stores.createGroup(store, Stores.GROUP), dataset.streams().size());
      int seconds = bench.sizes().loopSeconds();
      loop(store, streams, batches, Math.max(1, seconds / 2));
      Latencies latencies = loop(store, streams, batches, seconds);
      bench
          .report()
          .add(
              Row.against(
                  "Acknowledgement in process, 64 clients × 100 events",
                  "%s; %s events/s"
                      .formatted(
                          latencies.summary(),
                          Numbers.of((double) latencies.count() * EVENTS / seconds)),
                  limit.describeLatency(),
                  Target.atMost(2, "ms p50"),
                  latencies.millis(50),
                  Target.atMost(10, "ms p99"),
                  latencies.millis(99)));
    }
  }

  private static Latencies loop(
      LogStore store, List<LogStream> streams, List<Batch> batches, int seconds)
      throws InterruptedException {
    Latencies latencies = new Latencies();
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    try (ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
      for (int client = 0; client < CLIENTS; client++) {
        int first = client;
        clients.execute(
            () -> {
              for (int i = first; System.nanoTime() < end; i += CLIENTS) {
                Batch batch = batches.get(i % batches.size());
                long start = System.nanoTime();
                Stores.requireStored(
                    store
                        .append(
                            streams.get(batch.stream()),
                            batch.events(),
                            batch.events().getLast().timestamp(),
                            null)
                        .join());
                latencies.since(start);
              }
            });
      }
      clients.shutdown();
      if (!clients.awaitTermination(seconds + 60L, TimeUnit.SECONDS)) {
        throw new IllegalStateException("clients hang");
      }
    }
    return latencies;
  }
}
