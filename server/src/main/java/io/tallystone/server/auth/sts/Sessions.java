package io.tallystone.server.auth.sts;

import io.tallystone.server.auth.store.IdSource;
import io.tallystone.server.auth.store.Identities;
import io.tallystone.server.auth.store.StoredSession;
import io.tallystone.wire.Principal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.services.sts.model.Credentials;

/**
 * Issues temporary credentials, and forgets those that expired a while ago. Until then their users
 * hear that they expired, and not that the key is unknown.
 */
final class Sessions {
  private static final Duration REMEMBERED = Duration.ofDays(1);
  private static final Duration SWEEP_INTERVAL = Duration.ofMinutes(10);

  private final Identities identities;
  private final IdSource ids;
  private final Clock clock;
  private final Map<String, Long> sweptAt = new ConcurrentHashMap<>(); // by account

  Sessions(Identities identities, IdSource ids, Clock clock) {
    this.identities = identities;
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
   * @param policies session policies by name
   */
  record Terms(
      String sourceIdentity,
      List<String> transitiveTags,
      Map<String, String> tags,
      Map<String, String> policies) {
    static final Terms NONE = new Terms("", List.of(), Map.of(), Map.of());
  }

  /** Issues; durable when it returns. */
  Credentials issue(Subject subject, Duration duration, Terms terms) {
    sweep(subject.account());
    long now = clock.millis();
    StoredSession session;
    do {
      session =
          new StoredSession(
              ids.accessKeyId("ASIA", subject.account()),
              ids.secret(),
              ids.sessionToken(),
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
              terms.policies());
    } while (!identities.sessions().create(subject.account(), session)); // the key id was taken
    return Credentials.builder()
        .accessKeyId(session.accessKeyId())
        .secretAccessKey(session.secret())
        .sessionToken(session.token())
        .expiration(Instant.ofEpochMilli(session.expiresAt()))
        .build();
  }

  private void sweep(String account) {
    long now = clock.millis();
    Long last = sweptAt.get(account);
    if (last != null && now - last < SWEEP_INTERVAL.toMillis()) {
      return;
    }
    sweptAt.put(account, now);
    long deadline = now - REMEMBERED.toMillis();
    for (StoredSession session : identities.sessions().all(account)) {
      if (session.expiresAt() < deadline) {
        identities.sessions().delete(account, session.accessKeyId());
      }
    }
  }
}
