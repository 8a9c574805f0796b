package io.tallystone.server.auth.iam;

import io.tallystone.server.auth.policy.PolicyType;

/** Trust policies of roles. */
final class TrustTexts {
  private TrustTexts() {}

  /** The document, if it is valid and not too long. */
  static String checked(String document) {
    if (PolicyTexts.size(document) > Quotas.TRUST_SIZE) {
      throw IamErrors.quota("ACLSizePerRole", Quotas.TRUST_SIZE);
    }
    return PolicyTexts.checked(document, PolicyType.TRUST);
  }
}
