package io.tallystone.benchmarks.micro;

import io.tallystone.benchmarks.workload.Batch;
import io.tallystone.benchmarks.workload.BatchReader;
import io.tallystone.benchmarks.workload.Dataset;
import io.tallystone.benchmarks.workload.DatasetWriter;
import io.tallystone.benchmarks.workload.Kind;
import io.tallystone.benchmarks.workload.StreamRuns;
import io.tallystone.engine.event.EventBuffer;
import io.tallystone.engine.event.EventRun;
import io.tallystone.engine.segment.GroupRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.stream.Stream;

/** A little of a kind of logs, in memory. */
final class Logs {
  private static final long BYTES = 40_000_000;
  private static final int BLOCK_BYTES = 1_000_000;

  private Logs() {}

  /** The first full batch. */
  static Batch batch(Kind kind) throws IOException {
    Path folder = Files.createTempDirectory("bench-micro");
    try (BatchReader reader = BatchReader.full(dataset(kind, folder))) {
      Batch batch = reader.next();
      if (batch == null) {
        throw new IllegalStateException("the data set is empty");
      }
      return batch;
    } finally {
      delete(folder);
    }
  }

  /** One block's worth of the first stream. */
  static EventRun block(Kind kind) throws IOException {
    Path folder = Files.createTempDirectory("bench-micro");
    try {
      EventBuffer block = new EventBuffer();
      for (StreamRuns runs = new StreamRuns(dataset(kind, folder), 1); runs.hasNext(); ) {
        GroupRun run = runs.next();
        for (int row = 0; row < run.run().size(); row++) {
          if (block.messageBytes() >= BLOCK_BYTES) {
            return block;
          }
          block.addRow(run.run(), row);
        }
      }
      return block;
    } finally {
      delete(folder);
    }
  }

  private static Dataset dataset(Kind kind, Path folder) throws IOException {
    return new DatasetWriter(folder, Clock.systemUTC()).generate(kind, BYTES);
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
