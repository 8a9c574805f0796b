package io.tallystone.server.auth.store;

import io.tallystone.wire.Principal;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Temporary credentials. Kept as a document and not as a self-contained token, because the key id
 * alone has to lead to the secret; dropped a while after they expire.
 *
 * @param accessKeyId {@code ASIA…}
 * @param token must come along with every call
 * @param createdAt ms since the epoch
 * @param expiresAt ms since the epoch
 * @param issuerArn role or user that issued them
 * @param sourceIdentity empty if none was set
 * @param transitiveTags keys of tags that stay when the session assumes another role
 * @param policies session policies by name or ARN
 */
public record StoredSession(
    String accessKeyId,
    String secret,
    String token,
    long createdAt,
    long expiresAt,
    Principal.Kind kind,
    String account,
    String arn,
    String principalId,
    String userName,
    String issuerArn,
    String sourceIdentity,
    List<String> transitiveTags,
    Map<String, String> tags,
    Map<String, String> policies) {

  /** Defensive copies; maps keep their order. */
  public StoredSession {
    transitiveTags = List.copyOf(transitiveTags);
    tags = Copies.of(tags);
    policies = Copies.of(policies);
  }

  /** The caller that these credentials stand for. */
  public Principal principal() {
    return new Principal(
        kind,
        account,
        arn,
        principalId,
        userName,
        accessKeyId,
        new Principal.Session(
            issuerArn,
            Instant.ofEpochMilli(createdAt),
            Instant.ofEpochMilli(expiresAt),
            false,
            tags,
            policies));
  }

  @Override
  public String toString() {
    return "StoredSession[" + accessKeyId + "]"; // secret and token never reach a log
  }
}
