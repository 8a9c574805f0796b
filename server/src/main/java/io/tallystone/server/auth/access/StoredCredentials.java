package io.tallystone.server.auth.access;

import io.tallystone.server.auth.store.Identities;
import io.tallystone.server.auth.store.KeyOwner;
import io.tallystone.server.auth.store.ManagedPolicy;
import io.tallystone.server.auth.store.Session;
import io.tallystone.server.auth.store.SessionTokens;
import io.tallystone.server.auth.store.User;
import io.tallystone.wire.Credentials;
import io.tallystone.wire.Principal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds credentials: access keys in memory, sessions in the token that came with the call. */
public final class StoredCredentials implements Credentials {
  /** Stands for a managed session policy that was deleted since: it allows nothing. */
  private static final String NOTHING =
      """
      {"Version":"2012-10-17",
       "Statement":{"Effect":"Allow","NotAction":"*","Resource":"*"}}\
      """;

  private final Identities identities;
  private final SessionTokens tokens;
  private final KeyUses uses;

  /** Looks in the store. */
  public StoredCredentials(Identities identities, SessionTokens tokens, KeyUses uses) {
    this.identities = identities;
    this.tokens = tokens;
    this.uses = uses;
  }

  @Override
  public Optional<Credential> find(String accessKeyId, @Nullable String sessionToken) {
    return sessionToken == null
        ? identities
            .keyOwner(accessKeyId)
            .filter(owner -> owner.key().active())
            .map(StoredCredentials::longTerm)
        : tokens
            .open(sessionToken)
            .filter(session -> session.accessKeyId().equals(accessKeyId))
            .filter(this::isIssuerThere)
            .map(this::temporary);
  }

  @Override
  public void used(String accessKeyId, String service, String region, Instant when) {
    uses.used(accessKeyId, service, region, when);
  }

  private static Credential longTerm(KeyOwner owner) {
    return new Credential(owner.key().id(), owner.key().secret(), null, principal(owner));
  }

  private static Principal principal(KeyOwner owner) {
    String account = owner.account();
    User user = owner.user();
    return user == null
        ? new Principal(
            Principal.Kind.ROOT,
            account,
            "arn:aws:iam::" + account + ":root",
            account,
            "",
            owner.key().id(),
            null)
        : new Principal(
            Principal.Kind.IAM_USER,
            account,
            user.arn(account),
            user.id(),
            user.name(),
            owner.key().id(),
            null);
  }

  private Credential temporary(Session session) {
    Instant expiresAt = Instant.ofEpochMilli(session.expiresAt());
    Principal principal =
        new Principal(
            session.kind(),
            session.account(),
            session.arn(),
            session.principalId(),
            session.userName(),
            session.accessKeyId(),
            new Principal.Session(
                session.issuerArn(),
                Instant.ofEpochMilli(session.createdAt()),
                expiresAt,
                false,
                session.sourceIdentity(),
                session.transitiveTags(),
                session.tags(),
                policies(session)));
    return new Credential(session.accessKeyId(), session.secret(), expiresAt, principal);
  }

  /** The session's policies as they are now. */
  private Map<String, String> policies(Session session) {
    Map<String, String> policies = new LinkedHashMap<>();
    if (session.policy() != null) {
      policies.put("inline", session.policy());
    }
    for (String arn : session.policyArns()) {
      policies.put(arn, identities.policy(arn).map(ManagedPolicy::document).orElse(NOTHING));
    }
    return policies;
  }

  /** Sessions end with the user or role that they stand for. */
  private boolean isIssuerThere(Session session) {
    return switch (session.kind()) {
      case IAM_USER ->
          identities
              .users()
              .find(session.account(), session.userName())
              .filter(user -> user.id().equals(session.principalId()))
              .isPresent();
      case ASSUMED_ROLE ->
          identities
              .role(session.issuerArn())
              .filter(role -> session.principalId().startsWith(role.id() + ":"))
              .isPresent();
      case ROOT, FEDERATED_USER, AWS_SERVICE, ANONYMOUS -> true;
    };
  }
}
