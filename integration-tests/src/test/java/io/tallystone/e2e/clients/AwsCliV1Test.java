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

/** AWS CLI v1 against the packaged server. */
class AwsCliV1Test {

  private static final String GROUP = "/e2e/cli1";

  @RegisterExtension final Tallystone tallystone = new Tallystone();

  @Test
  void writesReadsFiltersAndTails() throws InterruptedException {
    String aws = Clients.awsCli(1);
    ServerProcess server = tallystone.server();
    Map<String, String> environment = server.clientEnvironment(server.root());
    String now = String.valueOf(System.currentTimeMillis());

    succeed(environment, aws, "create-log-group", "--log-group-name", GROUP);
    succeed(
        environment, aws, "create-log-stream", "--log-group-name", GROUP, "--log-stream-name", "s");
    JsonNode put =
        json(
            environment,
            aws,
            "put-log-events",
            "--log-group-name",
            GROUP,
            "--log-stream-name",
            "s",
            "--log-events",
            "timestamp=" + now + ",message=hello",
            "timestamp=" + now + ",message=ERROR");
    assertThat(put.path("nextSequenceToken").asText()).isNotEmpty();

    JsonNode got =
        json(
            environment,
            aws,
            "get-log-events",
            "--log-group-name",
            GROUP,
            "--log-stream-name",
            "s");
    assertThat(got.path("events"))
        .extracting(e -> e.path("message").asText())
        .containsExactly("hello", "ERROR");
    JsonNode filtered =
        json(
            environment,
            aws,
            "filter-log-events",
            "--log-group-name",
            GROUP,
            "--filter-pattern",
            "ERROR");
    assertThat(filtered.path("events"))
        .extracting(e -> e.path("message").asText())
        .containsExactly("ERROR");
    JsonNode described = json(environment, aws, "describe-log-groups");
    assertThat(described.path("logGroups"))
        .extracting(g -> g.path("logGroupName").asText())
        .containsExactly(GROUP);

    tails(
        aws, server, environment, described.path("logGroups").get(0).path("logGroupArn").asText());

    RunningProgram denied =
        tallystone.run(environment, command(aws, "delete-log-group", "--log-group-name", "/no"));
    assertThat(denied.err().text())
        .contains(
            "An error occurred (ResourceNotFoundException) when calling the DeleteLogGroup operation:"
                + " The specified log group does not exist.");
  }

  private void tails(String aws, ServerProcess server, Map<String, String> environment, String arn)
      throws InterruptedException {
    Map<String, String> tailing = new java.util.TreeMap<>(environment);
    tailing.put("AWS_DISABLE_HOST_PREFIX_INJECTION", "true");
    // It is not told when the session starts, so that events are written until one arrives.
    try (RunningProgram tail =
            tallystone.start(
                tailing, command(aws, "start-live-tail", "--log-group-identifiers", arn));
        CloudWatchLogsClient logs = server.logs()) {
      boolean seen = false;
      for (int i = 0; i < 60 && !seen; i++) {
        LogEvents.put(logs, GROUP, "s", "live " + i);
        seen = tail.out().awaitLine(l -> l.contains("live "), Duration.ofMillis(500)).isPresent();
      }
      assertThat(seen).as(tail.transcript()).isTrue();
    }
  }

  private void succeed(Map<String, String> environment, String aws, String... arguments) {
    RunningProgram program = tallystone.run(environment, command(aws, arguments));
    assertThat(program.process().exitValue()).as(program.transcript()).isZero();
  }

  private JsonNode json(Map<String, String> environment, String aws, String... arguments) {
    List<String> command = new ArrayList<>(command(aws, arguments));
    command.addAll(List.of("--output", "json"));
    return Clients.json(tallystone.run(environment, command));
  }

  private static List<String> command(String aws, String... arguments) {
    List<String> command = new ArrayList<>(List.of(aws, "logs"));
    command.addAll(List.of(arguments));
    return command;
  }
}
