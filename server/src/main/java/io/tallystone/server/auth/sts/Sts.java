package io.tallystone.server.auth.sts;

import io.tallystone.server.auth.store.IdSource;
import io.tallystone.server.auth.store.Identities;
import io.tallystone.server.auth.store.SessionTokens;
import java.time.Clock;

/** What the operations of STS work with. */
public final class Sts {
  private final Identities identities;
  private final Sessions sessions;
  private final boolean rootMayAssumeRoles;

  /**
   * Over the store.
   *
   * @param rootMayAssumeRoles AWS forbids it; in development mode most callers are the root
   */
  public Sts(
      Identities identities,
      SessionTokens tokens,
      IdSource ids,
      Clock clock,
      boolean rootMayAssumeRoles) {
    this.identities = identities;
    this.sessions = new Sessions(tokens, ids, clock);
    this.rootMayAssumeRoles = rootMayAssumeRoles;
  }

  boolean rootMayAssumeRoles() {
    return rootMayAssumeRoles;
  }

  Identities identities() {
    return identities;
  }

  Sessions sessions() {
    return sessions;
  }
}
