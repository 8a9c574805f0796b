package io.tallystone.server.auth.access;

import io.tallystone.wire.Access;
import io.tallystone.wire.Authorizer;
import io.tallystone.wire.Call;

/** For development mode: everybody may do everything. */
public final class AllowEverything implements Authorizer {
  @Override
  public Decision decide(Access access, Call call) {
    return new Decision.Allowed();
  }
}
