package io.tallystone.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.CloudWatchLogsException;

/** The paths beside the AWS protocols, on a server as the command starts it. */
class OwnEndpointsTest {

  private static final AwsCredentialsProvider NOBODY =
      StaticCredentialsProvider.create(AwsBasicCredentials.create("123456789012", "secret"));

  @TempDir Path folder;

  private final HttpClient http = HttpClient.newHttpClient();

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void healthAndMetricsAnswerWithoutASignature(boolean dev) throws Exception {
    try (TallystoneServer server = start(dev)) {
      HttpResponse<String> health = send(get(server, "health"));
      assertThat(health.statusCode()).isEqualTo(200);
      assertThat(health.body()).isEqualTo("ok\n");
      HttpResponse<String> metrics = send(get(server, "metrics"));
      assertThat(metrics.statusCode()).isEqualTo(200);
      assertThat(metrics.headers().firstValue("content-type").orElse("")).startsWith("text/plain");
      assertThat(metrics.body()).contains("# TYPE tallystone_");
      assertThat(send(post(server, "health")).statusCode()).isEqualTo(405);
    }
  }

  @Test
  void resetEmptiesADevelopmentServer() throws Exception {
    try (TallystoneServer server = start(true);
        CloudWatchLogsClient logs = client(server, NOBODY)) {
      logs.createLogGroup(r -> r.logGroupName("g"));

      assertThat(send(post(server, "reset")).statusCode()).isEqualTo(200);

      assertThat(logs.describeLogGroups().logGroups()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://evil.example", "https://localhost", "null"})
  void aPageOfAnotherOriginCannotReset(String origin) throws Exception {
    try (TallystoneServer server = start(true);
        CloudWatchLogsClient logs = client(server, NOBODY)) {
      logs.createLogGroup(r -> r.logGroupName("g"));

      HttpResponse<String> answer = send(post(server, "reset").header("Origin", origin));

      assertThat(answer.statusCode()).isEqualTo(403);
      assertThat(logs.describeLogGroups().logGroups()).hasSize(1);
    }
  }

  @Test
  void aServerThatIsNotForDevelopmentHasNoReset() throws Exception {
    try (TallystoneServer server = start(false);
        CloudWatchLogsClient logs = client(server, DemoCommand.rootKey(folder))) {
      logs.createLogGroup(r -> r.logGroupName("g"));

      assertThat(send(post(server, "reset")).statusCode()).isBetween(400, 499);

      assertThat(logs.describeLogGroups().logGroups()).hasSize(1);
    }
  }

  @Test
  @DisplayName("faults rows 1 and 2: refused signatures are counted")
  void refusedSignaturesAreCounted() throws Exception {
    try (TallystoneServer server = start(false);
        CloudWatchLogsClient stranger = client(server, NOBODY)) {
      assertThatThrownBy(stranger::describeLogGroups).isInstanceOf(CloudWatchLogsException.class);

      assertThat(send(get(server, "metrics")).body())
          .containsPattern(
              "tallystone_calls_total\\{code=\"UnrecognizedClientException\",operation=\"\","
                  + "service=\"cloudwatchlogs\"} 1");
    }
  }

  private TallystoneServer start(boolean dev) {
    ServerSettings settings = new ServerSettings();
    settings.dataDir = folder;
    settings.listen = "127.0.0.1:0";
    settings.dev = dev;
    return TallystoneServer.start(settings, Clock.systemUTC());
  }

  private static HttpRequest.Builder get(TallystoneServer server, String name) {
    return HttpRequest.newBuilder(path(server, name)).GET();
  }

  private static HttpRequest.Builder post(TallystoneServer server, String name) {
    return HttpRequest.newBuilder(path(server, name)).POST(HttpRequest.BodyPublishers.noBody());
  }

  private static URI path(TallystoneServer server, String name) {
    return server.uri().resolve("/_tallystone/" + name);
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private static CloudWatchLogsClient client(
      TallystoneServer server, AwsCredentialsProvider credentials) {
    return CloudWatchLogsClient.builder()
        .endpointOverride(server.uri())
        .region(Region.US_EAST_1)
        .credentialsProvider(credentials)
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .build();
  }
}
