package io.tallystone.server.logs;

import io.tallystone.wire.Access;
import org.jspecify.annotations.Nullable;

/** What the operations on resource policies have in common. */
final class PolicyAccess {
  private PolicyAccess() {}

  /** Access to the policy of a resource, or to all of the account's. */
  static Access of(String action, @Nullable String resourceArn) {
    return Access.to(action, resourceArn == null ? "*" : resourceArn);
  }

  static String requiredName(@Nullable String name) {
    if (name == null || name.isEmpty()) {
      throw LogsErrors.invalid("policyName is required.");
    }
    return name;
  }
}
