package io.tallystone.app;

import io.tallystone.collect.config.AgentConfig;
import io.tallystone.collect.config.Target;
import io.tallystone.collect.parse.CollectedEvent;
import io.tallystone.collect.publish.Destination;
import io.tallystone.collect.publish.LogsDestination;
import io.tallystone.collect.spool.Batch;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * A trial run for the build: does what every start does, so that the JVM can note which classes
 * that takes.
 */
@Command(name = "warm-up", hidden = true, description = "Trial run of the build.")
final class WarmUpCommand implements Runnable {

  @Option(names = "--data-dir", required = true, description = "A folder that does not exist.")
  private Path dataDir = Path.of("");

  @Override
  public void run() {
    ServerSettings settings = new ServerSettings();
    settings.dataDir = dataDir;
    settings.listen = "127.0.0.1:0";
    Clock clock = Clock.systemUTC();
    try (TallystoneServer server = TallystoneServer.start(settings, clock);
        HttpClient http = HttpClient.newHttpClient()) {
      for (String path : List.of("health", "metrics")) {
        check(http, server.uri().resolve("/_tallystone/" + path));
      }
      publish(server.uri(), clock);
    } catch (IOException e) {
      throw new CannotRun("warm-up: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void check(HttpClient http, URI uri) throws IOException, InterruptedException {
    int status =
        http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString()).statusCode();
    if (status != 200) {
      throw new CannotRun("warm-up: " + uri + " answered " + status + " (expected: 200)");
    }
  }

  private void publish(URI endpoint, Clock clock) {
    AgentConfig config = new AgentConfig("us-east-1", endpoint, Duration.ofSeconds(1), List.of());
    Batch batch =
        new Batch(
            new Target("warm-up", "warm-up", null, null),
            "warm-up",
            1,
            List.of(new CollectedEvent(clock.millis(), "hello", -1)));
    try (LogsDestination logs = LogsDestination.connect(config, DemoCommand.rootKey(dataDir))) {
      logs.publish(batch);
      if (!(logs.publish(batch) instanceof Destination.Outcome.Accepted)) {
        throw new CannotRun("warm-up: the batch was not accepted");
      }
    }
  }
}
