package io.tallystone.wire;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who calls.
 *
 * @param kind as CloudTrail's userIdentity.type
 * @param account 12 digits
 * @param arn of the caller, e.g. {@code arn:aws:iam::123456789012:user/ann}; empty for anonymous
 * @param principalId as GetCallerIdentity's UserId
 * @param userName of a user; role name and session name joined by a slash for a role session; empty
 *     otherwise
 * @param accessKeyId the key that signed; empty for anonymous
 * @param session present for temporary credentials
 */
public record Principal(
    Kind kind,
    String account,
    String arn,
    String principalId,
    String userName,
    String accessKeyId,
    @Nullable Session session) {

  /** Kinds of callers. */
  public enum Kind {
    ROOT,
    IAM_USER,
    ASSUMED_ROLE,
    FEDERATED_USER,
    AWS_SERVICE,
    ANONYMOUS
  }

  /**
   * Temporary credentials.
   *
   * @param issuerArn the role or user that issued them
   * @param sourceIdentity empty if none was set
   * @param transitiveTags keys of tags that stay when the session assumes another role
   * @param policies session policies that narrow what is allowed; JSON documents by name
   */
  public record Session(
      String issuerArn,
      Instant createdAt,
      Instant expiresAt,
      boolean mfa,
      String sourceIdentity,
      List<String> transitiveTags,
      Map<String, String> tags,
      Map<String, String> policies) {}
}
