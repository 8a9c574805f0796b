package io.tallystone.server.auth.iam;

import io.tallystone.server.auth.store.Actor;
import io.tallystone.server.auth.store.Identities;

/** Permissions boundaries are managed policies. */
final class Boundaries {
  private Boundaries() {}

  /** Sets the boundary of one of the holders. */
  static <T extends Actor<T>> void put(
      Holders<T> holders, Identities identities, String account, String name, String policyArn) {
    holders.update(
        account,
        name,
        actor -> {
          requireUsable(identities, account, policyArn);
          return actor.withBoundary(policyArn);
        });
  }

  /** Fails unless the policy exists and is the account's own or AWS's. */
  static void requireUsable(Identities identities, String account, String policyArn) {
    if (!ManagedPolicies.isUsable(identities, account, policyArn)) {
      throw IamErrors.noSuchEntity(
          "Scope ARN: " + policyArn + " does not exist or is not attachable.");
    }
  }
}
