package io.tallystone.benchmarks.engine;

import io.tallystone.benchmarks.measure.CpuClock;
import io.tallystone.benchmarks.measure.Spread;
import io.tallystone.benchmarks.workload.Batch;
import io.tallystone.benchmarks.workload.BatchReader;
import io.tallystone.benchmarks.workload.Dataset;
import io.tallystone.engine.spi.LogDirectory.LogStream;
import io.tallystone.engine.store.LogStore;
import io.tallystone.engine.store.LogStore.Appended;
import io.tallystone.engine.store.LogStores;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * What it took to append a data set and to seal it: full batches, durable, into quick segments.
 *
 * @param cpuSeconds of all threads, sealing included, making the batches not
 * @param rounds MB/s of wall time of each round of appends, until the last one was acknowledged
 */
record Loading(double cpuSeconds, Spread rounds) {
  private static final long ROUND_BYTES = 64L << 20;
  private static final double MB = 1e6;

  static Loading of(Dataset dataset, Path directory, Clock clock) throws IOException {
    Spread rounds = new Spread();
    try (LogStore store = LogStores.open(directory, Stores.sealing(dataset.bytes()), clock);
        BatchReader reader = BatchReader.full(dataset)) {
      List<LogStream> streams =
          Stores.createStreams(
              store, Stores.createGroup(store, Stores.GROUP), dataset.streams().size());
      CpuClock cpu = new CpuClock();
      while (true) {
        cpu.pause();
        List<Batch> batches = reader.next(ROUND_BYTES);
        cpu.resume();
        if (batches.isEmpty()) {
          break;
        }
        rounds.add(append(store, streams, batches));
      }
      store.seal();
      return new Loading(cpu.seconds(), rounds);
    }
  }

  private static double append(LogStore store, List<LogStream> streams, List<Batch> batches) {
    List<CompletableFuture<Appended>> answers = new ArrayList<>();
    long bytes = 0;
    long start = System.nanoTime();
    for (Batch batch : batches) {
      answers.add(
          store.append(
              streams.get(batch.stream()),
              batch.events(),
              batch.events().getLast().timestamp(),
              null));
      bytes += batch.messageBytes();
    }
    answers.forEach(answer -> Stores.requireStored(answer.join()));
    return bytes / MB / ((System.nanoTime() - start) / 1e9);
  }
}
