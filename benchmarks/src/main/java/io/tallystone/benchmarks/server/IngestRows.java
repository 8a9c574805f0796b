package io.tallystone.benchmarks.server;

import io.tallystone.benchmarks.client.Clients;
import io.tallystone.benchmarks.client.LogsApi;
import io.tallystone.benchmarks.client.PreparedRequests;
import io.tallystone.benchmarks.client.RequestSigner;
import io.tallystone.benchmarks.client.Setup;
import io.tallystone.benchmarks.measure.CpuClock;
import io.tallystone.benchmarks.measure.DiskLimit;
import io.tallystone.benchmarks.plan.Bench;
import io.tallystone.benchmarks.process.ServerProcess;
import io.tallystone.benchmarks.report.Numbers;
import io.tallystone.benchmarks.report.Row;
import io.tallystone.benchmarks.report.Target;
import io.tallystone.benchmarks.workload.Batch;
import io.tallystone.benchmarks.workload.BatchReader;
import io.tallystone.benchmarks.workload.Dataset;
import io.tallystone.benchmarks.workload.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** PutLogEvents: full and small batches, and how long an acknowledgement takes. */
final class IngestRows {
  private static final String GROUP = "ingest";
  private static final int CONNECTIONS = 8;
  private static final int MANY_CONNECTIONS = 64;
  private static final int SMALL_BATCH = 100;
  private static final int FULL_BATCH = 10_000;
  private static final int COMMIT = 64 << 10;
  private static final long WARM_UP_EVENTS = 400_000;

  private final Bench bench;
  private final ServerProcess server;
  private final RequestSigner signer;
  private final Dataset logs;

  IngestRows(Bench bench, ServerProcess server, RequestSigner signer) throws IOException {
    this.bench = bench;
    this.server = server;
    this.signer = signer;
    this.logs = bench.dataset(Kind.MIXED);
  }

  void run() throws IOException, InterruptedException {
    List<String> streams = new ArrayList<>();
    for (int i = 0; i < logs.streams().size(); i++) {
      streams.add(stream(i));
    }
    Setup.create(server.port(), signer, GROUP, streams);
    bench.report().say("warming up the server");
    for (int events : new int[] {FULL_BATCH, SMALL_BATCH}) {
      Clients.send(server.port(), CONNECTIONS, prepare(events, WARM_UP_EVENTS), 20);
    }
    full();
    small();
  }

  private void full() throws IOException, InterruptedException {
    PreparedRequests prepared = prepare(FULL_BATCH, Long.MAX_VALUE);
    double serverCpu = server.cpuSeconds();
    CpuClock clientCpu = new CpuClock();
    Clients run = Clients.sendAll(server.port(), CONNECTIONS, prepared);
    double clientSeconds = clientCpu.seconds();
    serverCpu = server.cpuSeconds() - serverCpu;
    double rate = prepared.messageBytes() / 1e6 / run.seconds();
    double events = prepared.events() / run.seconds();
    bench
        .report()
        .add(
            Row.against(
                "Durable ingest over HTTP with SigV4, full batches, 8 connections",
                "%s MB/s raw, %s events/s; %s MB per CPU-second of the server; %s"
                    .formatted(
                        Numbers.of(rate),
                        Numbers.of(events),
                        Numbers.of(prepared.messageBytes() / 1e6 / serverCpu),
                        run.latencies().summary()),
                HttpSection.ingestLimits(bench, logs, body())
                    + "; the clients took %s of a core"
                        .formatted(Numbers.of(clientSeconds / run.seconds())),
                Target.atLeast(150, "MB/s"),
                rate,
                Target.atLeast(1_200_000, "events/s"),
                events));
  }

  private void small() throws IOException, InterruptedException {
    PreparedRequests prepared = prepare(SMALL_BATCH, Long.MAX_VALUE);
    byte[] health = server.pageRequest("/_tallystone/health");
    Clients.repeat(server.port(), CONNECTIONS, health, 1);
    Clients limit = Clients.repeat(server.port(), CONNECTIONS, health, 2);
    Clients run = Clients.sendAll(server.port(), CONNECTIONS, prepared);
    double events = prepared.events() / run.seconds();
    bench
        .report()
        .add(
            Row.against(
                "Durable ingest over HTTP with SigV4, 100 events a batch, 8 connections",
                "%s events/s in %s requests/s; %s"
                    .formatted(
                        Numbers.of(events),
                        Numbers.of(run.requests() / run.seconds()),
                        run.latencies().summary()),
                "GET /_tallystone/health: %s requests/s"
                    .formatted(Numbers.of(limit.requests() / limit.seconds())),
                Target.atLeast(250_000, "events/s"),
                events));
    int seconds = bench.sizes().loopSeconds();
    Clients.send(server.port(), MANY_CONNECTIONS, prepared, 1);
    Clients many = Clients.send(server.port(), MANY_CONNECTIONS, prepared, seconds);
    bench
        .report()
        .add(
            Row.against(
                "Acknowledgement over HTTP, 64 clients × 100 events",
                "%s; %s events/s"
                    .formatted(
                        many.latencies().summary(),
                        Numbers.of(many.requests() * (double) SMALL_BATCH / many.seconds())),
                DiskLimit.measure(bench.folder("disk"), COMMIT).describeLatency(),
                Target.atMost(2, "ms p50"),
                many.latencies().millis(50),
                Target.atMost(10, "ms p99"),
                many.latencies().millis(99)));
  }

  private PreparedRequests prepare(int batchEvents, long maxEvents) throws IOException {
    Path file = bench.folder("requests").resolve("put-" + batchEvents);
    try (BatchReader reader = BatchReader.of(logs, batchEvents)) {
      return PreparedRequests.write(file, reader, signer, GROUP, IngestRows::stream, maxEvents);
    }
  }

  private byte[] body() throws IOException {
    try (BatchReader reader = BatchReader.full(logs)) {
      Batch batch = reader.next();
      if (batch == null) {
        throw new IOException("the data set is empty");
      }
      return LogsApi.put(GROUP, stream(0), batch);
    }
  }

  private static String stream(int number) {
    return "stream-%02d".formatted(number);
  }
}
