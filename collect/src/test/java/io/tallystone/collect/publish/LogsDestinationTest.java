package io.tallystone.collect.publish;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.tallystone.collect.config.AgentConfig;
import io.tallystone.collect.config.Target;
import io.tallystone.collect.parse.CollectedEvent;
import io.tallystone.collect.spool.Batch;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** Against a service that grants this caller little. */
@SuppressWarnings("NullAway.Init") // each test starts them first
class LogsDestinationTest {

  private static final String MISSING = "ResourceNotFoundException";
  private static final String DENIED = "AccessDeniedException";

  private final List<String> calls = new CopyOnWriteArrayList<>();
  private volatile boolean groupExists;
  private volatile boolean streamExists;
  private volatile boolean mayCreateGroups;
  private HttpServer service;
  private LogsDestination destination;

  @BeforeEach
  void start() throws IOException {
    service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    service.createContext("/", this::answer);
    service.start();
    URI endpoint = URI.create("http://127.0.0.1:" + service.getAddress().getPort());
    destination =
        LogsDestination.connect(
            new AgentConfig("us-east-1", endpoint, Duration.ofSeconds(1), List.of()),
            StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")));
  }

  @AfterEach
  void stop() {
    destination.close();
    service.stop(0);
  }

  @Test
  void whoMayNotCreateGroupsStillGetsAStreamInOneThatIsThere() {
    groupExists = true;

    assertThat(destination.publish(batch(null))).isEqualTo(new Destination.Outcome.Accepted());
    assertThat(calls).containsExactly("PutLogEvents", "CreateLogStream", "PutLogEvents");
  }

  @Test
  void eventsAreNotHeldBackBecauseRetentionMayNotBeSet() {
    mayCreateGroups = true;

    assertThat(destination.publish(batch(7))).isEqualTo(new Destination.Outcome.Accepted());
    assertThat(calls)
        .containsExactly(
            "PutLogEvents",
            "CreateLogStream",
            "CreateLogGroup",
            "PutRetentionPolicy",
            "CreateLogStream",
            "PutLogEvents");
  }

  private static Batch batch(@Nullable Integer retentionDays) {
    Target target = new Target("g", "s", null, retentionDays);
    return new Batch(target, "producer", 1, List.of(new CollectedEvent(1, "message", 8)));
  }

  private void answer(HttpExchange exchange) throws IOException {
    String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
    String operation = target.substring(target.lastIndexOf('.') + 1);
    calls.add(operation);
    exchange.getRequestBody().readAllBytes();
    String error = error(operation);
    byte[] body =
        (error.isEmpty() ? "{}" : "{\"__type\":\"" + error + "\"}")
            .getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.1");
    exchange.sendResponseHeaders(error.isEmpty() ? 200 : 400, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private String error(String operation) {
    return switch (operation) {
      case "PutLogEvents" -> streamExists ? "" : MISSING;
      case "CreateLogStream" -> {
        streamExists = groupExists;
        yield groupExists ? "" : MISSING;
      }
      case "CreateLogGroup" -> {
        groupExists = mayCreateGroups;
        yield mayCreateGroups ? "" : DENIED;
      }
      default -> DENIED;
    };
  }
}
