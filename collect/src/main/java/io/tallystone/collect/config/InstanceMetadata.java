package io.tallystone.collect.config;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Asks the instance metadata service, version 2 (AWS: "Use the Instance Metadata Service to access
 * instance metadata"). Off with {@code AWS_EC2_METADATA_DISABLED=true}; {@code
 * AWS_EC2_METADATA_SERVICE_ENDPOINT} names another address.
 */
final class InstanceMetadata {

  private static final Duration TIMEOUT = Duration.ofSeconds(1);

  private final Map<String, String> environment;
  private final Duration timeout;

  InstanceMetadata(Map<String, String> environment) {
    this(environment, TIMEOUT);
  }

  /** Asks with a timeout for connecting and for each answer. */
  InstanceMetadata(Map<String, String> environment, Duration timeout) {
    this.environment = environment;
    this.timeout = timeout;
  }

  /** The item, e.g. {@code instance-id}; empty on a machine that has no such service. */
  Optional<String> find(String item) {
    if (Boolean.parseBoolean(environment.get("AWS_EC2_METADATA_DISABLED"))) {
      return Optional.empty();
    }
    String base =
        environment.getOrDefault("AWS_EC2_METADATA_SERVICE_ENDPOINT", "http://169.254.169.254");
    try (HttpClient client = HttpClient.newBuilder().connectTimeout(timeout).build()) {
      String token =
          send(
              client,
              request(base, "/latest/api/token")
                  .header("X-aws-ec2-metadata-token-ttl-seconds", "60")
                  .PUT(HttpRequest.BodyPublishers.noBody()));
      return Optional.of(
          send(
              client,
              request(base, "/latest/meta-data/" + item)
                  .header("X-aws-ec2-metadata-token", token)));
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private HttpRequest.Builder request(String base, String path) {
    return HttpRequest.newBuilder(URI.create(base + path)).timeout(timeout);
  }

  private static String send(HttpClient client, HttpRequest.Builder request)
      throws IOException, InterruptedException {
    var response = client.send(request.build(), BodyHandlers.ofString());
    if (response.statusCode() != 200) {
      throw new IOException("status: " + response.statusCode() + " (expected: 200)");
    }
    return response.body();
  }
}
