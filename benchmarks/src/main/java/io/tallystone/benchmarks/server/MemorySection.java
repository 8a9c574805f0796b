package io.tallystone.benchmarks.server;

import io.tallystone.benchmarks.engine.ManyStreams;
import io.tallystone.benchmarks.plan.Bench;
import io.tallystone.benchmarks.plan.Sizes;
import io.tallystone.benchmarks.process.ChildJvm;
import io.tallystone.benchmarks.process.ServerProcess;
import io.tallystone.benchmarks.report.Numbers;
import io.tallystone.benchmarks.report.Row;
import io.tallystone.benchmarks.report.Target;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Memory of the server, idle and loaded, and of a store with very many streams. */
public final class MemorySection {
  private static final long IDLE_SECONDS = 5;

  private MemorySection() {}

  /** Measures and reports. */
  public static void run(Bench bench) throws IOException, InterruptedException {
    try (ServerProcess server =
        ServerProcess.start(bench.launcher(), bench.folder("idle"), "", List.of())) {
      TimeUnit.SECONDS.sleep(IDLE_SECONDS);
      double idle = server.residentMb();
      bench
          .report()
          .add(
              Row.against(
                  "Resident memory, idle",
                  Numbers.of(idle) + " MB",
                  "",
                  Target.atMost(150, "MB"),
                  idle));
      Backlog.put(bench, server, bench.sizes().mixedBytes());
      bench
          .report()
          .add(
              Row.of(
                  "Resident memory after %s MB of events"
                      .formatted(Numbers.of(bench.sizes().mixedBytes() / 1e6)),
                  Numbers.of(server.residentMb()) + " MB",
                  "maximum heap 1,074 MB"));
    }
    manyStreams(bench);
  }

  private static void manyStreams(Bench bench) throws IOException, InterruptedException {
    Sizes sizes = bench.sizes();
    String answer =
        ChildJvm.run(
            ManyStreams.class,
            List.of("-Xmx1g"),
            List.of(
                bench.folder("streams").toString(),
                bench.folder("logs").toString(),
                Integer.toString(sizes.streams()),
                Integer.toString(sizes.groups()),
                Long.toString(sizes.storedBytes())));
    String[] lines = answer.strip().split("\n", -1);
    ManyStreams.Outcome outcome = ManyStreams.Outcome.parse(lines[lines.length - 1]);
    bench
        .report()
        .add(
            Row.against(
                "%s streams in one group, %s groups, %s GB of events in -Xmx1g"
                    .formatted(
                        Numbers.of(sizes.streams()),
                        Numbers.of(sizes.groups()),
                        Numbers.of(sizes.storedBytes() / 1e9)),
                "live heap %s MB; resident %s MB; %s files; %s GB on disk; open again in %s s"
                    .formatted(
                        Numbers.of(outcome.liveHeapMb()),
                        Numbers.of(outcome.residentMb()),
                        Numbers.of(outcome.files()),
                        Numbers.of(outcome.diskGb()),
                        Numbers.of(outcome.openSeconds())),
                "maximum heap 1,074 MB",
                Target.atMost(1_074, "MB heap"),
                outcome.liveHeapMb()));
  }
}
