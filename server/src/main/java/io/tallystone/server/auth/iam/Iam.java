package io.tallystone.server.auth.iam;

import io.tallystone.server.auth.access.KeyUses;
import io.tallystone.server.auth.access.ParsedPolicies;
import io.tallystone.server.auth.store.Group;
import io.tallystone.server.auth.store.IdSource;
import io.tallystone.server.auth.store.Identities;
import io.tallystone.server.auth.store.Role;
import io.tallystone.server.auth.store.User;
import java.time.Clock;

/** What the operations of IAM work with. */
public final class Iam {
  private final Identities identities;
  private final IdSource ids;
  private final Clock clock;
  private final KeyUses keyUses;
  private final ParsedPolicies parsed;
  private final Holders<User> users;
  private final Holders<Group> groups;
  private final Holders<Role> roles;

  /** Over the store. */
  public Iam(
      Identities identities, IdSource ids, Clock clock, KeyUses keyUses, ParsedPolicies parsed) {
    this.identities = identities;
    this.ids = ids;
    this.clock = clock;
    this.keyUses = keyUses;
    this.parsed = parsed;
    this.users =
        new Holders<>(identities, identities.users(), "user", "User", Quotas.USER_INLINE_SIZE);
    this.groups =
        new Holders<>(identities, identities.groups(), "group", "Group", Quotas.GROUP_INLINE_SIZE);
    this.roles =
        new Holders<>(identities, identities.roles(), "role", "Role", Quotas.ROLE_INLINE_SIZE);
  }

  Identities identities() {
    return identities;
  }

  IdSource ids() {
    return ids;
  }

  long now() {
    return clock.millis();
  }

  KeyUses keyUses() {
    return keyUses;
  }

  ParsedPolicies parsed() {
    return parsed;
  }

  Holders<User> users() {
    return users;
  }

  Holders<Group> groups() {
    return groups;
  }

  Holders<Role> roles() {
    return roles;
  }
}
