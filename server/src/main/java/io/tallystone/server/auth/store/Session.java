package io.tallystone.server.auth.store;

import io.tallystone.wire.Principal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Temporary credentials and all that is to be known of them. Not stored: the client carries it, see
 * {@link SessionTokens}.
 *
 * @param accessKeyId {@code ASIA…}
 * @param createdAt ms since the epoch
 * @param expiresAt ms since the epoch
 * @param issuerArn role or user that issued them
 * @param sourceIdentity empty if none was set
 * @param transitiveTags keys of tags that stay when the session assumes another role
 * @param policy inline session policy; null if there is none
 * @param policyArns managed session policies
 */
public record Session(
    String accessKeyId,
    String secret,
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
    @Nullable String policy,
    List<String> policyArns) {

  /** Defensive copies; maps keep their order. */
  public Session {
    transitiveTags = List.copyOf(transitiveTags);
    tags = Copies.of(tags);
    policyArns = List.copyOf(policyArns);
  }

  @Override
  public String toString() {
    return "Session[" + accessKeyId + "]"; // the secret never reaches a log
  }
}
