package io.tallystone.e2e.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.tallystone.e2e.process.Clients;
import io.tallystone.e2e.process.Credentials;
import io.tallystone.e2e.process.Launcher;
import io.tallystone.e2e.process.LogEvents;
import io.tallystone.e2e.process.RunningProgram;
import io.tallystone.e2e.process.ServerProcess;
import io.tallystone.e2e.process.Tallystone;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;

/** Terraform's AWS provider against the packaged server. */
class TerraformTest {

  @RegisterExtension final Tallystone tallystone = new Tallystone();

  @Test
  void appliesSeesNoDriftAndDestroys() throws IOException {
    Optional<Path> plugins = Clients.terraformPlugins();
    assumeTrue(plugins.isPresent(), "no Terraform with the AWS provider 5.100.0 here");
    ServerProcess server = tallystone.server();
    Path work = tallystone.newDirectory();
    Files.copy(Launcher.client("terraform/main.tf"), work.resolve("main.tf"));
    Map<String, String> environment = environment(server, plugins.get(), work);

    terraform(environment, work, 0, "init", "-input=false", "-no-color");
    terraform(environment, work, 0, "apply", "-auto-approve", "-input=false", "-no-color");
    // Exit code 0 says no difference, 2 would say some.
    terraform(environment, work, 0, "plan", "-detailed-exitcode", "-input=false", "-no-color");
    JsonNode output = Clients.json(terraform(environment, work, 0, "output", "-json"));
    assertThat(output.path("account").path("value").asText()).isEqualTo("000000000000");
    Credentials writer =
        new Credentials(
            output.path("writer_key").path("value").asText(),
            output.path("writer_secret").path("value").asText());
    try (CloudWatchLogsClient logs = server.logs(writer)) {
      LogEvents.put(logs, "/e2e/terraform", "web", "as planned");
    }
    terraform(environment, work, 0, "destroy", "-auto-approve", "-input=false", "-no-color");
    try (CloudWatchLogsClient logs = server.logs()) {
      assertThat(logs.describeLogGroups().logGroups()).isEmpty();
    }
  }

  private static Map<String, String> environment(ServerProcess server, Path plugins, Path work)
      throws IOException {
    Path configuration = work.resolve("terraform.rc");
    Files.writeString(
        configuration,
        """
        provider_installation {
          filesystem_mirror {
            path = "%s"
          }
        }
        disable_checkpoint = true
        """
            .formatted(plugins));
    Map<String, String> environment = server.clientEnvironment(server.root());
    environment.put("TF_CLI_CONFIG_FILE", configuration.toString());
    environment.put("TF_VAR_endpoint", server.endpoint().toString());
    // Terraform has a setting per service; it would take this one for services we do not offer.
    environment.remove("AWS_ENDPOINT_URL");
    return environment;
  }

  private RunningProgram terraform(
      Map<String, String> environment, Path work, int expected, String... arguments) {
    List<String> command = new ArrayList<>(List.of("terraform", "-chdir=" + work));
    command.addAll(List.of(arguments));
    RunningProgram program = tallystone.start(environment, command);
    assertThat(program.awaitExit(Duration.ofMinutes(3)))
        .as(program.transcript())
        .isEqualTo(expected);
    return program;
  }
}
