package io.tallystone.server.auth.access;

import io.tallystone.server.auth.store.Identities;
import io.tallystone.server.auth.store.KeyOwner;
import io.tallystone.server.auth.store.StoredSession;
import io.tallystone.server.auth.store.User;
import io.tallystone.wire.Credentials;
import io.tallystone.wire.Principal;
import java.time.Instant;
import java.util.Optional;

/** Finds credentials among access keys and sessions, in memory. */
public final class StoredCredentials implements Credentials {
  private final Identities identities;
  private final KeyUses uses;

  /** Looks in the store. */
  public StoredCredentials(Identities identities, KeyUses uses) {
    this.identities = identities;
    this.uses = uses;
  }

  @Override
  public Optional<Credential> find(String accessKeyId) {
    return identities
        .keyOwner(accessKeyId)
        .filter(owner -> owner.key().active())
        .map(StoredCredentials::longTerm)
        .or(() -> identities.session(accessKeyId).filter(this::isIssuerThere).map(this::temporary));
  }

  @Override
  public void used(String accessKeyId, String service, String region, Instant when) {
    uses.used(accessKeyId, service, region, when);
  }

  private static Credential longTerm(KeyOwner owner) {
    return new Credential(owner.key().id(), owner.key().secret(), null, null, principal(owner));
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

  private Credential temporary(StoredSession session) {
    return new Credential(
        session.accessKeyId(),
        session.secret(),
        session.token(),
        Instant.ofEpochMilli(session.expiresAt()),
        session.principal());
  }

  /** Sessions end with the user or role that they stand for. */
  private boolean isIssuerThere(StoredSession session) {
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
