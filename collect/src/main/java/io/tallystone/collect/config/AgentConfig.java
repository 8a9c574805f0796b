package io.tallystone.collect.config;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the agent does.
 *
 * @param region null: from the environment
 * @param endpoint null: AWS's own, or AWS_ENDPOINT_URL
 * @param flushInterval how long an event waits at most for company in its batch
 */
public record AgentConfig(
    @Nullable String region,
    @Nullable URI endpoint,
    Duration flushInterval,
    List<FileSource> files) {

  /** The same, in another Region or at another endpoint where one is given. */
  public AgentConfig at(@Nullable String otherRegion, @Nullable URI otherEndpoint) {
    return new AgentConfig(
        otherRegion == null ? region : otherRegion,
        otherEndpoint == null ? endpoint : otherEndpoint,
        flushInterval,
        files);
  }
}
