package io.tallystone.server.logs;

import io.tallystone.server.auth.policy.MalformedPolicyException;
import io.tallystone.server.auth.policy.PolicyParser;
import io.tallystone.server.auth.policy.PolicyType;
import org.jspecify.annotations.Nullable;

/** Checks resource policies before they are stored, so that each stored one can be evaluated. */
final class PolicyDocuments {
  /** In characters (API reference, PutResourcePolicy). */
  static final int MAX_LENGTH = 51_200;

  private PolicyDocuments() {}

  static String checked(@Nullable String document) {
    if (document == null) {
      throw LogsErrors.invalid("policyDocument is required.");
    }
    try {
      PolicyParser.parse(document, PolicyType.RESOURCE);
    } catch (MalformedPolicyException malformed) {
      throw LogsErrors.invalid("The policy document is not valid: " + malformed.getMessage());
    }
    return document;
  }
}
