package io.tallystone.server.auth.sts;

import io.tallystone.server.auth.store.IdSource;
import io.tallystone.server.auth.store.Identities;
import java.time.Clock;

/** What the operations of STS work with. */
public final class Sts {
  private final Identities identities;
  private final Sessions sessions;

  /** Over the store. */
  public Sts(Identities identities, IdSource ids, Clock clock) {
    this.identities = identities;
    this.sessions = new Sessions(identities, ids, clock);
  }

  Identities identities() {
    return identities;
  }

  Sessions sessions() {
    return sessions;
  }
}
