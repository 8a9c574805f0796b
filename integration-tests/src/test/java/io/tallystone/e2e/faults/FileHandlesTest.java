package io.tallystone.e2e.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallystone.e2e.process.Await;
import io.tallystone.e2e.process.LogEvents;
import io.tallystone.e2e.process.ServerProcess;
import io.tallystone.e2e.process.Tallystone;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;

/** A server that the system gives few file handles. */
class FileHandlesTest {

  /** More than there are handles, but no more than wait to be accepted. */
  private static final int SOCKETS = 300;

  @RegisterExtension final Tallystone tallystone = new Tallystone();

  @Test
  @DisplayName(
      "faults row 42: out of file handles no ack is lost, and service resumes when there are some")
  void outOfFileHandlesNoAckIsLost() throws Exception {
    ServerProcess server =
        tallystone.serverUnder(
            List.of("bash", "-c", "ulimit -n 300; exec \"$@\"", "bash"),
            tallystone.newDirectory(),
            "--memory-table-mib",
            "1",
            "--memory-table-age",
            "PT0.2S");
    List<String> acknowledged = new ArrayList<>();
    try (CloudWatchLogsClient logs = server.logs()) {
      LogEvents.create(logs, "/handles", "s");
      List<Socket> idle = new ArrayList<>();
      try {
        InetSocketAddress address =
            new InetSocketAddress(server.endpoint().getHost(), server.endpoint().getPort());
        for (int i = 0; i < SOCKETS; i++) {
          Socket socket = new Socket();
          idle.add(socket);
          socket.connect(address, 60_000);
          if (i % 20 == 0) {
            write(logs, "m" + i, Duration.ofMillis(500), acknowledged);
          }
        }
      } finally {
        for (Socket socket : idle) {
          socket.close();
        }
      }
      // One that timed out here may be stored all the same: each has a name of its own.
      AtomicInteger attempts = new AtomicInteger();
      Await.until(
          "service resumes",
          Duration.ofSeconds(60),
          () ->
              write(
                  logs,
                  "after " + attempts.incrementAndGet(),
                  Duration.ofSeconds(10),
                  acknowledged));
      assertThat(LogEvents.messages(logs, "/handles", "s"))
          .containsAll(acknowledged)
          .doesNotHaveDuplicates();
    }
    server.kill9();
    server.restart();
    try (CloudWatchLogsClient logs = server.logs()) {
      assertThat(LogEvents.messages(logs, "/handles", "s"))
          .containsAll(acknowledged)
          .doesNotHaveDuplicates();
    }
  }

  private static boolean write(
      CloudWatchLogsClient logs, String message, Duration patience, List<String> acknowledged)
      throws IOException {
    try {
      logs.putLogEvents(
          r ->
              r.logGroupName("/handles")
                  .logStreamName("s")
                  .logEvents(LogEvents.at(System.currentTimeMillis(), message))
                  .overrideConfiguration(c -> c.apiCallTimeout(patience)));
      acknowledged.add(message);
      return true;
    } catch (SdkException e) {
      return false; // no connection, or refused: not acknowledged
    }
  }
}
