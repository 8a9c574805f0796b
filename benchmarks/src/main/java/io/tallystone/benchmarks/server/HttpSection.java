package io.tallystone.benchmarks.server;

import io.tallystone.benchmarks.client.Clients;
import io.tallystone.benchmarks.client.Connection;
import io.tallystone.benchmarks.client.LogsApi;
import io.tallystone.benchmarks.client.PreparedRequests;
import io.tallystone.benchmarks.client.RequestSigner;
import io.tallystone.benchmarks.client.Setup;
import io.tallystone.benchmarks.engine.MergedStore;
import io.tallystone.benchmarks.measure.DiskLimit;
import io.tallystone.benchmarks.measure.Latencies;
import io.tallystone.benchmarks.measure.Rates;
import io.tallystone.benchmarks.plan.Bench;
import io.tallystone.benchmarks.process.ServerProcess;
import io.tallystone.benchmarks.report.Numbers;
import io.tallystone.benchmarks.report.Row;
import io.tallystone.benchmarks.report.Target;
import io.tallystone.benchmarks.workload.BatchReader;
import io.tallystone.benchmarks.workload.Dataset;
import io.tallystone.benchmarks.workload.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The packaged server over HTTP with signed requests. */
public final class HttpSection {
  private static final double HEALTH_SECONDS = 1;
  private static final int READS = 2_000;
  private static final int MIB = 1 << 20;

  private final Bench bench;
  private final ServerProcess server;
  private final RequestSigner signer;

  private HttpSection(Bench bench, ServerProcess server) throws IOException {
    this.bench = bench;
    this.server = server;
    this.signer = new RequestSigner(server.host(), server.rootKey(), "us-east-1", bench.clock());
  }

  /** Measures and reports. */
  public static void run(Bench bench) throws IOException, InterruptedException {
    try (ServerProcess server =
        ServerProcess.start(bench.launcher(), bench.folder("server"), "", List.of())) {
      HttpSection section = new HttpSection(bench, server);
      new IngestRows(bench, server, section.signer).run();
      section.endOfLongStream();
      new LiveTailRow(bench, server, section.signer).run();
      bench
          .report()
          .add(
              Row.of(
                  "Resident memory of the server after these runs",
                  Numbers.of(server.residentMb()) + " MB",
                  "maximum heap 1,074 MB"));
    }
    Path merged = MergedStore.of(bench, bench.dataset(Kind.MIXED));
    try (ServerProcess server = ServerProcess.start(bench.launcher(), merged, "", List.of())) {
      new HttpSection(bench, server).needle(bench.dataset(Kind.MIXED));
    }
  }

  private void endOfLongStream() throws IOException, InterruptedException {
    String group = "long";
    Setup.create(server.port(), signer, group, List.of("long"));
    Dataset logs = bench.dataset(Kind.MIXED);
    long events = bench.sizes().streamEvents();
    try (BatchReader reader = BatchReader.full(logs)) {
      PreparedRequests prepared =
          PreparedRequests.write(
              bench.folder("requests").resolve("long"), reader, signer, group, i -> "long", events);
      Clients.sendAll(server.port(), 1, prepared);
      Latencies latencies =
          reads(
              "GetLogEvents",
              Map.of("logGroupName", group, "logStreamName", "long", "limit", 100),
              100);
      bench
          .report()
          .add(
              Row.against(
                  "GetLogEvents, last 100 of a stream of " + Numbers.of(prepared.events()),
                  latencies.summary(),
                  health(),
                  Target.atMost(2, "ms p99"),
                  latencies.millis(99)));
    }
  }

  private void needle(Dataset logs) throws IOException, InterruptedException {
    Latencies latencies =
        reads(
            "FilterLogEvents",
            Map.of("logGroupName", MergedStore.GROUP, "filterPattern", '"' + Dataset.NEEDLE + '"'),
            1);
    bench
        .report()
        .add(
            Row.against(
                "Rare needle in %s GB through FilterLogEvents"
                    .formatted(Numbers.of(logs.bytes() / 1e9)),
                latencies.summary(),
                health(),
                Target.atMost(10, "ms"),
                latencies.millis(50)));
  }

  private Latencies reads(String operation, Map<String, Object> body, int expectedEvents)
      throws IOException {
    byte[] request = signer.request(operation, LogsApi.body(body));
    Latencies latencies = new Latencies();
    try (Connection connection = new Connection(server.port())) {
      for (int i = 0; i < READS; i++) {
        Setup.requireEvents(connection.send(request), expectedEvents);
      }
      for (int i = 0; i < READS; i++) {
        long start = System.nanoTime();
        connection.send(request);
        latencies.since(start);
      }
    }
    return latencies;
  }

  /** What any answer of this server takes at least. */
  private String health() throws IOException, InterruptedException {
    byte[] request = server.pageRequest("/_tallystone/health");
    Clients.repeat(server.port(), 1, request, HEALTH_SECONDS);
    return "GET /_tallystone/health: "
        + Clients.repeat(server.port(), 1, request, HEALTH_SECONDS).latencies().summary();
  }

  /** What bounds ingest, per core and on disk. */
  static String ingestLimits(Bench bench, Dataset logs, byte[] body) throws IOException {
    byte[] sample = Rates.sample(logs.streams());
    return "per core: SHA-256 %s, JSON %s, zstd-1 %s MB/s; %s"
        .formatted(
            Numbers.of(Rates.sha256(body)),
            Numbers.of(Rates.jsonParse(body)),
            Numbers.of(Rates.zstd(sample, 1)),
            DiskLimit.measure(bench.folder("disk"), MIB).describe());
  }
}
