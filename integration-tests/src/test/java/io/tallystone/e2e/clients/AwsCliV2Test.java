package io.tallystone.e2e.clients;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tallystone.e2e.process.Clients;
import io.tallystone.e2e.process.LogEvents;
import io.tallystone.e2e.process.RunningProgram;
import io.tallystone.e2e.process.ServerProcess;
import io.tallystone.e2e.process.Tallystone;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;

/** AWS CLI v2 against the packaged server; what it has beyond v1 is {@code logs tail}. */
class AwsCliV2Test {

  private static final String GROUP = "/e2e/cli2";
  private static final Duration SOON = Duration.ofSeconds(30);

  @RegisterExtension final Tallystone tallystone = new Tallystone();

  @Test
  void tailPrintsWhatIsThereAndFollows() throws InterruptedException {
    String aws = Clients.awsCli(2);
    ServerProcess server = tallystone.server();
    Map<String, String> environment = server.clientEnvironment(server.root());
    try (CloudWatchLogsClient logs = server.logs()) {
      LogEvents.create(logs, GROUP, "s");
      put(logs, "before the tail");

      try (RunningProgram tail =
          tallystone.start(environment, command(aws, server, "tail", GROUP, "--follow"))) {
        assertThat(tail.out().awaitLine(l -> l.endsWith("s before the tail"), SOON))
            .as(tail.transcript())
            .isPresent();
        put(logs, "while it follows");
        assertThat(tail.out().awaitLine(l -> l.endsWith("s while it follows"), SOON))
            .as(tail.transcript())
            .isPresent();
        put(logs, "and the last");
        assertThat(tail.out().awaitLine(l -> l.endsWith("s and the last"), SOON))
            .as(tail.transcript())
            .isPresent();
        // It asks for everything since the last event again, and knows events by their ids.
        assertThat(tail.out().lines()).hasSize(3);
      }
    }
  }

  @Test
  void filtersInPages() {
    String aws = Clients.awsCli(2);
    ServerProcess server = tallystone.server();
    try (CloudWatchLogsClient logs = server.logs()) {
      LogEvents.create(logs, GROUP, "s");
      for (int i = 0; i < 5; i++) {
        put(logs, (i % 2 == 0 ? "ERROR " : "INFO ") + i);
      }
    }
    List<String> command =
        command(
            aws,
            server,
            "filter-log-events",
            "--log-group-name",
            GROUP,
            "--filter-pattern",
            "ERROR",
            "--page-size",
            "1");
    JsonNode filtered =
        Clients.json(tallystone.run(server.clientEnvironment(server.root()), command));
    assertThat(filtered.path("events"))
        .extracting(e -> e.path("message").asText())
        .containsExactly("ERROR 0", "ERROR 2", "ERROR 4");
  }

  private static void put(CloudWatchLogsClient logs, String message) {
    LogEvents.put(logs, GROUP, "s", message);
  }

  private static List<String> command(String aws, ServerProcess server, String... arguments) {
    List<String> command =
        new ArrayList<>(List.of(aws, "--endpoint-url", server.endpoint().toString(), "logs"));
    command.addAll(List.of(arguments));
    return command;
  }
}
