package io.tallystone.server.auth.store;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An account's root user.
 *
 * @param createdAt ms since the epoch
 * @param keys at most two
 * @param alias of the account; null if it has none
 */
public record RootUser(long createdAt, List<AccessKey> keys, @Nullable String alias) {
  /** The one id of its kind in an account. */
  public static final String NAME = "root";

  /** Defensive copy. */
  public RootUser {
    keys = List.copyOf(keys);
  }

  /** With another alias, or none. */
  public RootUser withAlias(@Nullable String other) {
    return new RootUser(createdAt, keys, other);
  }

  /** With other keys. */
  public RootUser withKeys(List<AccessKey> other) {
    return new RootUser(createdAt, other, alias);
  }
}
