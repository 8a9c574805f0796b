package io.tallystone.app.ask;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.AwsProfileRegionProvider;
import software.amazon.awssdk.regions.providers.AwsRegionProviderChain;
import software.amazon.awssdk.regions.providers.SystemSettingsRegionProvider;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;

/** Which server is asked. Credentials come from where the AWS SDK looks for them. */
public final class Connection {
  private static final String LOCAL = "http://127.0.0.1:4566";

  @Option(
      names = "--endpoint",
      paramLabel = "URL",
      description = "The server (default: AWS_ENDPOINT_URL, else " + LOCAL + ").")
  private @Nullable URI endpoint;

  @Option(
      names = "--region",
      paramLabel = "REGION",
      description =
          "Its Region (default: AWS_REGION, AWS_DEFAULT_REGION or the profile's, else us-east-1).")
  private @Nullable String region;

  /** A client of that server. */
  public CloudWatchLogsClient open() {
    return CloudWatchLogsClient.builder()
        .endpointOverride(address())
        .region(region == null ? regionOfEnvironment() : Region.of(region))
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .build();
  }

  /** Never AWS by accident: a question there costs money. */
  URI address() {
    if (endpoint != null) {
      return endpoint;
    }
    return URI.create(System.getenv().getOrDefault("AWS_ENDPOINT_URL", LOCAL));
  }

  /** Without the instance's own Region, which would be asked for over the network. */
  private static Region regionOfEnvironment() {
    String older = System.getenv("AWS_DEFAULT_REGION"); // of the AWS CLI; the SDK does not know it
    try {
      Region found =
          new AwsRegionProviderChain(
                  new SystemSettingsRegionProvider(),
                  () -> older == null ? null : Region.of(older),
                  new AwsProfileRegionProvider())
              .getRegion();
      return found == null ? Region.US_EAST_1 : found;
    } catch (SdkClientException none) {
      return Region.US_EAST_1;
    }
  }
}
