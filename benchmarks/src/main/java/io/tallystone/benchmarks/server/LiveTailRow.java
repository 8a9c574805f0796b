package io.tallystone.benchmarks.server;

import io.tallystone.benchmarks.client.Connection;
import io.tallystone.benchmarks.client.LogsApi;
import io.tallystone.benchmarks.client.RequestSigner;
import io.tallystone.benchmarks.client.Setup;
import io.tallystone.benchmarks.client.TailSession;
import io.tallystone.benchmarks.measure.Latencies;
import io.tallystone.benchmarks.plan.Bench;
import io.tallystone.benchmarks.process.ServerProcess;
import io.tallystone.benchmarks.report.Row;
import io.tallystone.benchmarks.report.Target;
import io.tallystone.benchmarks.workload.Batch;
import io.tallystone.engine.event.NewEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** How soon a Live Tail session has an event that is put: one event at a time, each awaited. */
final class LiveTailRow {
  private static final String GROUP = "tail";
  private static final int WARM_UP = 300;
  private static final int EVENTS = 1_000;

  private final Bench bench;
  private final ServerProcess server;
  private final RequestSigner signer;

  LiveTailRow(Bench bench, ServerProcess server, RequestSigner signer) {
    this.bench = bench;
    this.server = server;
    this.signer = signer;
  }

  void run() throws IOException, InterruptedException {
    Setup.create(server.port(), signer, GROUP, List.of(GROUP));
    Latencies sent = new Latencies();
    Latencies acknowledged = new Latencies();
    byte[] start =
        signer.request(
            "StartLiveTail",
            ("{\"logGroupIdentifiers\":[\"" + GROUP + "\"]}").getBytes(StandardCharsets.UTF_8));
    try (TailSession tail = new TailSession(server.port(), start);
        Connection connection = new Connection(server.port())) {
      for (int i = 0; i < WARM_UP + EVENTS; i++) {
        byte[] put = put(i);
        long before = System.nanoTime();
        connection.send(put);
        long after = System.nanoTime();
        long arrived = tail.arrival(i);
        if (i >= WARM_UP) {
          sent.add(arrived - before);
          acknowledged.add(after - before);
        }
      }
    }
    bench
        .report()
        .add(
            Row.against(
                "Live Tail: an event reaches the reader, counted from when it is sent",
                sent.summary(),
                "the acknowledgement of the same calls: " + acknowledged.summary(),
                Target.atMost(100, "ms p99"),
                sent.millis(99)));
  }

  private byte[] put(int number) throws IOException {
    byte[] message = TailSession.message(number).getBytes(StandardCharsets.UTF_8);
    NewEvent event = new NewEvent(bench.clock().millis(), message);
    return signer.request(
        "PutLogEvents", LogsApi.put(GROUP, GROUP, new Batch(0, List.of(event), message.length)));
  }
}
