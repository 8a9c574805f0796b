package io.tallystone.server.auth.sts;

import io.tallystone.server.auth.store.IdSource;
import io.tallystone.server.auth.store.Session;
import io.tallystone.server.auth.store.SessionTokens;
import io.tallystone.wire.Principal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sts.model.Credentials;

/** Issues temporary credentials. Nothing is kept of them: all there is to know is in the token. */
final class Sessions {
  private final SessionTokens tokens;
  private final IdSource ids;
  private final Clock clock;

  Sessions(SessionTokens tokens, IdSource ids, Clock clock) {
    this.tokens = tokens;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Whom credentials are for.
   *
   * @param issuerArn role or user
   */
  record Subject(
      Principal.Kind kind,
      String account,
      String arn,
      String principalId,
      String userName,
      String issuerArn) {}

  /**
   * What comes along with a session.
   *
   * @param sourceIdentity empty if none is set
   * @param policy inline session policy; null if there is none
   * @param policyArns managed session policies
   */
  record Terms(
      String sourceIdentity,
      List<String> transitiveTags,
      Map<String, String> tags,
      @Nullable String policy,
      List<String> policyArns) {
    static final Terms NONE = new Terms("", List.of(), Map.of(), null, List.of());
  }

  Credentials issue(Subject subject, Duration duration, Terms terms) {
    long now = clock.millis();
    Session session =
        new Session(
            ids.accessKeyId("ASIA", subject.account()),
            ids.secret(),
            now,
            now + duration.toMillis(),
            subject.kind(),
            subject.account(),
            subject.arn(),
            subject.principalId(),
            subject.userName(),
            subject.issuerArn(),
            terms.sourceIdentity(),
            terms.transitiveTags(),
            terms.tags(),
            terms.policy(),
            terms.policyArns());
    return Credentials.builder()
        .accessKeyId(session.accessKeyId())
        .secretAccessKey(session.secret())
        .sessionToken(tokens.seal(session))
        .expiration(Instant.ofEpochMilli(session.expiresAt()))
        .build();
  }
}
