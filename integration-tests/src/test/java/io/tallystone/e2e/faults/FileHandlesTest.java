package io.tallystone.e2e.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallystone.e2e.process.Await;
import io.tallystone.e2e.process.LogEvents;
import io.tallystone.e2e.process.ServerProcess;
import io.tallystone.e2e.process.Tallystone;
import java.io.IOException;
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
    AtomicInteger attempts = new AtomicInteger();
    try (CloudWatchLogsClient logs = server.logs()) {
      LogEvents.create(logs, "/handles", "s");
      List<Socket> idle = new ArrayList<>();
      try {
        for (int i = 0; i < 350; i++) {
          idle.add(new Socket(server.endpoint().getHost(), server.endpoint().getPort()));
          write(logs, "m" + i, acknowledged);
        }
      } finally {
        for (Socket socket : idle) {
          socket.close();
        }
      }
      Await.until(
          "service resumes",
          Duration.ofSeconds(60),
          () -> write(logs, "after " + attempts.incrementAndGet(), acknowledged));
      // The SDK sends again what got no answer, so what was not acknowledged at first may be there
      // twice.
      assertThat(LogEvents.messages(logs, "/handles", "s")).containsAll(acknowledged);
    }
    server.kill9();
    server.restart();
    try (CloudWatchLogsClient logs = server.logs()) {
      // The SDK sends again what got no answer, so what was not acknowledged at first may be there
      // twice.
      assertThat(LogEvents.messages(logs, "/handles", "s")).containsAll(acknowledged);
    }
  }

  private static boolean write(CloudWatchLogsClient logs, String message, List<String> acknowledged)
      throws IOException {
    try {
      logs.putLogEvents(
          r ->
              r.logGroupName("/handles")
                  .logStreamName("s")
                  .logEvents(LogEvents.at(System.currentTimeMillis(), message))
                  .overrideConfiguration(c -> c.apiCallTimeout(Duration.ofMillis(500))));
      acknowledged.add(message);
      return true;
    } catch (SdkException e) {
      return false; // no connection, or refused: not acknowledged
    }
  }
}
