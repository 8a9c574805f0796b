package io.tallystone.server.auth.iam;

import io.tallystone.server.auth.store.AccessKey;
import io.tallystone.server.auth.store.RootUser;
import io.tallystone.wire.Call;
import io.tallystone.wire.Principal;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Whose access keys an operation is about.
 *
 * @param userName null for the account's root
 */
record KeyHolder(Iam iam, String account, @Nullable String userName) {

  /** The named user, or the caller. */
  static KeyHolder of(Iam iam, Call call, @Nullable String nameOrNull) {
    if (nameOrNull != null) {
      return new KeyHolder(iam, call.account(), nameOrNull);
    }
    Principal caller = call.principal();
    return switch (caller.kind()) {
      case IAM_USER -> new KeyHolder(iam, call.account(), caller.userName());
      case ROOT -> new KeyHolder(iam, call.account(), null);
      case ASSUMED_ROLE, FEDERATED_USER, AWS_SERVICE, ANONYMOUS ->
          throw IamErrors.validation(
              "Must specify userName when calling with non-User credentials");
    };
  }

  List<AccessKey> keys() {
    return userName == null
        ? iam.identities()
            .roots()
            .find(account, RootUser.NAME)
            .map(RootUser::keys)
            .orElse(List.of())
        : iam.users().require(account, userName).keys();
  }

  void update(UnaryOperator<List<AccessKey>> change) {
    if (userName == null) {
      Roots.update(iam.identities(), account, root -> root.withKeys(change.apply(root.keys())));
    } else {
      iam.users().update(account, userName, user -> user.withKeys(change.apply(user.keys())));
    }
  }

  /** One of the keys. */
  static AccessKey require(List<AccessKey> keys, String id) {
    return keys.stream()
        .filter(key -> key.id().equals(id))
        .findFirst()
        .orElseThrow(
            () -> IamErrors.noSuchEntity("The Access Key with id " + id + " cannot be found."));
  }
}
