package io.tallystone.app;

import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The agent's settings beside its configuration file. */
final class AgentSettings {

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "Configuration: the logs section of a CloudWatch agent file, read as it is.")
  @Nullable Path config;

  @Option(
      names = "--stdin",
      paramLabel = "GROUP:STREAM",
      description = "Publish standard input to this log stream and end with it.")
  @Nullable String stdin;

  @Option(
      names = "--state-dir",
      paramLabel = "DIR",
      defaultValue = "./agent-state",
      description =
          "Where the spool and the file positions are kept; one agent per folder (default: ./agent-state).")
  Path stateDir = Path.of("./agent-state");

  @Option(
      names = "--spool-limit",
      paramLabel = "MIB",
      defaultValue = "1024",
      description =
          "How much waits on disk while the server is away before reading pauses (default: 1024).")
  long spoolLimitMib = 1024;

  @Option(
      names = "--endpoint",
      paramLabel = "URL",
      description =
          "Where to publish; else the configuration's endpoint_override, AWS_ENDPOINT_URL, or AWS.")
  @Nullable URI endpoint;

  @Option(
      names = "--region",
      paramLabel = "REGION",
      description = "Region; else the configuration's or the environment's.")
  @Nullable String region;
}
