package io.tallystone.benchmarks.server;

import io.tallystone.benchmarks.client.Clients;
import io.tallystone.benchmarks.client.PreparedRequests;
import io.tallystone.benchmarks.client.RequestSigner;
import io.tallystone.benchmarks.client.Setup;
import io.tallystone.benchmarks.plan.Bench;
import io.tallystone.benchmarks.process.ServerProcess;
import io.tallystone.benchmarks.workload.BatchReader;
import io.tallystone.benchmarks.workload.Dataset;
import io.tallystone.benchmarks.workload.Kind;
import java.io.IOException;
import java.util.List;

/** Gives a server events to keep, for what is measured afterwards. */
public final class Backlog {
  private static final String GROUP = "backlog";
  private static final int CONNECTIONS = 8;

  private Backlog() {}

  /** Puts about so many message bytes; the number of events, all acknowledged. */
  public static long put(Bench bench, ServerProcess server, long bytes)
      throws IOException, InterruptedException {
    RequestSigner signer =
        new RequestSigner(server.host(), server.rootKey(), "us-east-1", bench.clock());
    Setup.create(server.port(), signer, GROUP, List.of(GROUP));
    Dataset logs = bench.dataset(Kind.MIXED);
    long wanted = (long) ((double) bytes / logs.messageBytes() * logs.lines());
    long events = 0;
    while (events < wanted) {
      try (BatchReader reader = BatchReader.full(logs)) {
        PreparedRequests prepared =
            PreparedRequests.write(
                bench.folder("requests").resolve("put"),
                reader,
                signer,
                GROUP,
                i -> GROUP,
                wanted - events);
        Clients.sendAll(server.port(), CONNECTIONS, prepared);
        events += prepared.events();
      }
    }
    return events;
  }
}
