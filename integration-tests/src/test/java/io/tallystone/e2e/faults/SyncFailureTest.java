package io.tallystone.e2e.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tallystone.e2e.process.LogEvents;
import io.tallystone.e2e.process.ServerProcess;
import io.tallystone.e2e.process.Tallystone;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;

/** A disk that reports that it could not make writes durable. */
class SyncFailureTest {

  @RegisterExtension final Tallystone tallystone = new Tallystone();

  @Test
  @DisplayName(
      "faults rows 36 and 42: after a failed fsync nothing is acknowledged until a restart, health is red")
  void afterAFailedSyncNothingIsAcknowledgedUntilARestart() throws Exception {
    Path folder = tallystone.newDirectory();
    Path broken = folder.resolve("disk-is-broken");
    String agent = FailingSyncs.option(folder.resolve("failing-syncs.jar"), broken);
    ServerProcess server =
        tallystone.serverUnder(List.of("env", "TALLYSTONE_JAVA_OPTS=" + agent), folder);
    try (CloudWatchLogsClient logs = server.logs()) {
      LogEvents.create(logs, "/sync", "s");
      LogEvents.put(logs, "/sync", "s", "before");
      assertThat(health(server).statusCode()).isEqualTo(200);

      Files.createFile(broken);
      assertThat(refusal(logs, "lost or not")).isEqualTo(503);
      Files.delete(broken);

      // A later sync would succeed and tell nothing about the pages that the failed one dropped.
      for (int i = 0; i < 20; i++) {
        assertThat(refusal(logs, "refused " + i)).isEqualTo(503);
      }
      HttpResponse<String> red = health(server);
      assertThat(red.statusCode()).isEqualTo(503);
      assertThat(red.body()).contains("Input/output error");
      assertThat(LogEvents.messages(logs, "/sync", "s")).containsExactly("before");
    }
    server.kill9();
    server.restart();
    try (CloudWatchLogsClient logs = server.logs()) {
      assertThat(health(server).statusCode()).isEqualTo(200);
      LogEvents.put(logs, "/sync", "s", "after");
      assertThat(LogEvents.messages(logs, "/sync", "s"))
          .startsWith("before")
          .endsWith("after")
          .isSubsetOf("before", "lost or not", "after")
          .doesNotHaveDuplicates();
    }
  }

  private static int refusal(CloudWatchLogsClient logs, String message) {
    AwsServiceException refusal =
        catchThrowableOfType(
            AwsServiceException.class, () -> LogEvents.put(logs, "/sync", "s", message));
    assertThat(refusal).as("refusal of %s", message).isNotNull();
    return refusal.statusCode();
  }

  private static HttpResponse<String> health(ServerProcess server)
      throws IOException, InterruptedException {
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(
          HttpRequest.newBuilder(server.endpoint().resolve("/_tallystone/health")).build(),
          BodyHandlers.ofString());
    }
  }
}
