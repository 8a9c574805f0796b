package io.tallystone.server.auth.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The managed policies of AWS that people attach by ARN. Read from {@code aws-policies.json}: they
 * grant what AWS's grant, as far as the services exist here.
 */
public final class AwsPolicies {
  /** Stands for the account in their ARNs. */
  public static final String OWNER = "aws";

  private final Map<String, ManagedPolicy> byName;

  private AwsPolicies(Map<String, ManagedPolicy> byName) {
    this.byName = byName;
  }

  static AwsPolicies load() {
    Map<String, ManagedPolicy> byName = new TreeMap<>();
    try (InputStream in =
        Objects.requireNonNull(AwsPolicies.class.getResourceAsStream("aws-policies.json"))) {
      for (JsonNode policy : JsonMapper.builder().build().readTree(in)) {
        ManagedPolicy read = read(policy);
        byName.put(read.name(), read);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new AwsPolicies(byName);
  }

  private static ManagedPolicy read(JsonNode policy) {
    long created = Instant.parse(policy.path("created").asText()).toEpochMilli();
    return new ManagedPolicy(
        OWNER,
        policy.path("name").asText(),
        policy.path("path").asText("/"),
        policy.path("id").asText(),
        created,
        created,
        policy.path("description").asText(),
        Map.of(),
        "v1",
        2,
        List.of(new ManagedPolicy.Version("v1", policy.path("document").toString(), created)));
  }

  /** All, by name. */
  public Collection<ManagedPolicy> all() {
    return byName.values();
  }

  /** By name. */
  public Optional<ManagedPolicy> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }
}
