package io.tallystone.benchmarks.server;

import io.tallystone.benchmarks.measure.Spread;
import io.tallystone.benchmarks.plan.Bench;
import io.tallystone.benchmarks.process.ChildJvm;
import io.tallystone.benchmarks.process.ServerProcess;
import io.tallystone.benchmarks.report.Numbers;
import io.tallystone.benchmarks.report.Row;
import io.tallystone.benchmarks.report.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** How long the server takes to its first answer: on a new directory, and after kill -9. */
public final class StartSection {
  /** Nothing is sealed until the kill. */
  private static final List<String> UNSEALED =
      List.of("--memory-table-mib", "8192", "--memory-table-age", "PT24H");

  private StartSection() {}

  /** Measures and reports. */
  public static void run(Bench bench) throws IOException, InterruptedException {
    Spread floor = new Spread();
    Spread starts = new Spread();
    for (int i = 0; i < bench.sizes().starts(); i++) {
      floor.add(emptyProcess());
      try (ServerProcess server =
          ServerProcess.start(bench.launcher(), bench.folder("start"), "", List.of())) {
        starts.add(server.startSeconds());
      }
    }
    bench
        .report()
        .add(
            Row.against(
                "Start, new directory, to the first answer",
                starts.ofTimes("s"),
                "a JVM that does nothing: " + floor.ofTimes("s"),
                Target.atMost(1, "s"),
                starts.median()));
    afterKill(bench);
  }

  private static void afterKill(Bench bench) throws IOException, InterruptedException {
    Path directory = bench.folder("killed");
    long events;
    try (ServerProcess server =
        ServerProcess.start(bench.launcher(), directory, "-Xmx6g", UNSEALED)) {
      events = Backlog.put(bench, server, bench.sizes().unflushedBytes());
      server.kill();
    }
    Path journal = directory.resolve("journal");
    long bytes = size(journal);
    double reading = secondsToRead(journal);
    try (ServerProcess server = ServerProcess.start(bench.launcher(), directory, "", List.of())) {
      double found = server.gauge("unsealed_events") + server.gauge("segment_events");
      if (found != events) {
        throw new IOException("events after the kill: " + found + " (expected: " + events + ")");
      }
      bench
          .report()
          .add(
              Row.against(
                  "Start after kill -9 with %s MB of messages unflushed, all events found again"
                      .formatted(Numbers.of(bench.sizes().unflushedBytes() / 1e6)),
                  Numbers.of(server.startSeconds()) + " s",
                  "reading the journal's %s MB: %s s"
                      .formatted(Numbers.of(bytes / 1e6), Numbers.of(reading)),
                  Target.atMost(5, "s (1 GB)"),
                  server.startSeconds()));
    }
  }

  private static double emptyProcess() throws IOException, InterruptedException {
    long start = System.nanoTime();
    ChildJvm.run(Nothing.class, List.of(), List.of());
    return (System.nanoTime() - start) / 1e9;
  }

  private static long size(Path folder) throws IOException {
    long size = 0;
    for (Path file : files(folder)) {
      size += Files.size(file);
    }
    return size;
  }

  private static double secondsToRead(Path folder) throws IOException {
    long start = System.nanoTime();
    byte[] buffer = new byte[1 << 20];
    for (Path file : files(folder)) {
      try (var in = Files.newInputStream(file)) {
        while (in.read(buffer) >= 0) {
          // only the time counts
        }
      }
    }
    return (System.nanoTime() - start) / 1e9;
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  /** A program that ends at once. */
  static final class Nothing {
    private Nothing() {}

    public static void main(String[] arguments) {
      // its start is what is measured
    }
  }
}
