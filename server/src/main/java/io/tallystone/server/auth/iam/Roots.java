package io.tallystone.server.auth.iam;

import io.tallystone.server.auth.store.Identities;
import io.tallystone.server.auth.store.RootUser;
import java.util.function.UnaryOperator;

/** Changes root users. */
final class Roots {
  private Roots() {}

  static void update(Identities identities, String account, UnaryOperator<RootUser> change) {
    if (identities.roots().update(account, RootUser.NAME, change).isEmpty()) {
      throw IamErrors.notFound("account", account);
    }
  }
}
