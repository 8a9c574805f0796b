package io.tallystone.app.demo;

import io.tallystone.collect.Agent;
import io.tallystone.collect.config.AgentConfig;
import io.tallystone.collect.config.ConfigReader;
import io.tallystone.collect.publish.LogsDestination;
import io.tallystone.collect.spool.Spool;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/**
 * One web server with its agent: a folder that holds {@code server.log}, the agent's configuration
 * and its state.
 */
public final class DemoHost implements AutoCloseable {

  /** The log group both hosts publish to. */
  public static final String GROUP = "demo/server.log";

  private static final long SPOOL_BYTES = 64L << 20;

  private final Thread writer;
  private final Agent agent;

  private DemoHost(Thread writer, Agent agent) {
    this.writer = writer;
    this.agent = agent;
  }

  /** Starts the log and the agent that publishes it to the stream. */
  public static DemoHost start(
      Path folder,
      String stream,
      URI endpoint,
      AwsCredentialsProvider credentials,
      Clock clock,
      RandomGenerator random)
      throws IOException {
    Files.createDirectories(folder);
    Path log = folder.resolve("server.log");
    Path config = folder.resolve("agent.json");
    Files.writeString(config, agentFile(log, stream, endpoint));
    AgentConfig read = new ConfigReader(clock).read(config);
    Agent agent =
        Agent.start(
            read,
            Spool.open(folder.resolve("agent-state"), SPOOL_BYTES, clock),
            LogsDestination.connect(read, credentials),
            clock,
            random);
    Thread writer =
        Thread.ofVirtual().name("demo " + stream).start(new WebServerLog(log, clock, random));
    return new DemoHost(writer, agent);
  }

  @Override
  public void close() {
    writer.interrupt();
    agent.close();
  }

  private static String agentFile(Path log, String stream, URI endpoint) {
    return """
        {
          "agent": {"region": "us-east-1"},
          "logs": {
            "endpoint_override": "%s",
            "force_flush_interval": 1,
            "logs_collected": {"files": {"collect_list": [{
              "file_path": "%s",
              "log_group_name": "%s",
              "log_stream_name": "%s",
              "timestamp_format": "%%Y-%%m-%%d %%H:%%M:%%S.%%f",
              "timezone": "UTC",
              "multi_line_start_pattern": "{timestamp_format}"
            }]}}
          }
        }
        """
        .formatted(
            endpoint, log.toString().replace("\\", "\\\\").replace("\"", "\\\""), GROUP, stream);
  }
}
