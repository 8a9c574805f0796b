package io.tallystone.server.auth.iam;

import io.tallystone.server.auth.store.Identities;

/** Permissions boundaries are managed policies. */
final class Boundaries {
  private Boundaries() {}

  /** Fails unless the policy exists and is the account's own or AWS's. */
  static void requireUsable(Identities identities, String account, String policyArn) {
    if (!ManagedPolicies.isUsable(identities, account, policyArn)) {
      throw IamErrors.noSuchEntity(
          "Scope ARN: " + policyArn + " does not exist or is not attachable.");
    }
  }
}
