package io.tallystone.server.auth.iam;

import io.tallystone.server.auth.store.ManagedPolicy;
import io.tallystone.wire.Call;
import io.tallystone.wire.Principal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Resolves names to what policies see. What does not exist is taken to have the path {@code /}. */
final class Targets {
  private final Iam iam;

  Targets(Iam iam) {
    this.iam = iam;
  }

  Target user(Call call, String name) {
    return iam.identities()
        .users()
        .find(call.account(), name)
        .map(user -> Target.tagged(user.arn(call.account()), user.tags()))
        .orElseGet(() -> Target.of(arn(call, "user", "/", name)));
  }

  /** The named user, or the caller. */
  Target userOrCaller(Call call, @Nullable String nameOrNull) {
    if (nameOrNull != null) {
      return user(call, nameOrNull);
    }
    Principal caller = call.principal();
    return caller.kind() == Principal.Kind.IAM_USER
        ? user(call, caller.userName())
        : Target.of(caller.arn());
  }

  Target group(Call call, String name) {
    return Target.of(
        iam.identities()
            .groups()
            .find(call.account(), name)
            .map(group -> group.arn(call.account()))
            .orElseGet(() -> arn(call, "group", "/", name)));
  }

  Target role(Call call, String name) {
    return iam.identities()
        .roles()
        .find(call.account(), name)
        .map(role -> Target.tagged(role.arn(call.account()), role.tags()))
        .orElseGet(() -> Target.of(arn(call, "role", "/", name)));
  }

  Target policy(String arn) {
    return Target.tagged(
        arn, iam.identities().policy(arn).map(ManagedPolicy::tags).orElse(Map.of()));
  }

  /** Something to be made. */
  static Target fresh(Call call, String type, @Nullable String pathOrNull, String name) {
    return Target.of(arn(call, type, pathOrNull == null ? "/" : pathOrNull, name));
  }

  /** All of a type, for lists. */
  static Target all(Call call, String type, @Nullable String pathPrefixOrNull) {
    return Target.of(arn(call, type, pathPrefixOrNull == null ? "/" : pathPrefixOrNull, ""));
  }

  private static String arn(Call call, String type, String path, String name) {
    return "arn:aws:iam::" + call.account() + ":" + type + path + name;
  }
}
