package io.tallystone.app;

import io.tallystone.collect.Agent;
import io.tallystone.collect.config.AgentConfig;
import io.tallystone.collect.config.ConfigReader;
import io.tallystone.collect.config.InvalidConfig;
import io.tallystone.collect.config.StandardInput;
import io.tallystone.collect.publish.LogsDestination;
import io.tallystone.collect.spool.Spool;
import java.io.IOException;
import java.time.Clock;
import java.util.Random;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import software.amazon.awssdk.core.exception.SdkException;

/** Runs the agent until it is told to stop, or standard input ends. */
@Command(
    name = "agent",
    description =
        "Follows files (or standard input) and publishes their lines to CloudWatch Logs, ours or AWS's.",
    footer =
        "%nCredentials come from where AWS SDKs look for them: AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY,"
            + " ~/.aws/credentials, or the instance's role.")
final class AgentCommand implements Runnable {

  @Mixin private final AgentSettings settings = new AgentSettings();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    AgentConfig config = config(Clock.systemUTC());
    Agent agent = start(config, settings, Clock.systemUTC());
    Thread hook = new Thread(agent::close, "shutdown");
    Runtime.getRuntime().addShutdownHook(hook);
    spec.commandLine()
        .getOut()
        .println(
            "tallystone agent "
                + Version.text()
                + " following "
                + config.files().size()
                + " source(s)");
    spec.commandLine().getOut().flush();
    try {
      agent.awaitEnd();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  static Agent start(AgentConfig config, AgentSettings settings, Clock clock) {
    try {
      Spool spool = Spool.open(settings.stateDir, settings.spoolLimitMib << 20, clock);
      return Agent.start(config, spool, LogsDestination.connect(config), clock, new Random());
    } catch (IOException | SdkException e) {
      throw new CannotRun(String.valueOf(e.getMessage()), e);
    }
  }

  private AgentConfig config(Clock clock) {
    AgentConfig config;
    try {
      if (settings.stdin != null) {
        config = StandardInput.config(settings.stdin);
      } else if (settings.config != null) {
        config = new ConfigReader(clock).read(settings.config);
      } else {
        throw new CannotRun("agent: --config FILE or --stdin GROUP:STREAM is needed");
      }
    } catch (IOException | InvalidConfig e) {
      String place = settings.stdin != null ? "--stdin" : String.valueOf(settings.config);
      throw new CannotRun("agent configuration " + place + ": " + e.getMessage(), e);
    }
    return config.at(settings.region, settings.endpoint);
  }
}
