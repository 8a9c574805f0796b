package io.tallystone.server.auth.iam;

import io.tallystone.server.auth.policy.PolicyType;
import io.tallystone.server.auth.store.AwsPolicies;
import io.tallystone.server.auth.store.Identities;
import io.tallystone.server.auth.store.ManagedPolicy;
import io.tallystone.wire.AwsException;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Managed policies as operations name them: by ARN. */
final class ManagedPolicies {
  private static final int FORBIDDEN = 403;

  private ManagedPolicies() {}

  /** Whether there is such a policy of the account or of AWS. */
  static boolean isUsable(Identities identities, String account, String arn) {
    return find(identities, account, arn).isPresent();
  }

  private static Optional<ManagedPolicy> find(Identities identities, String account, String arn) {
    return identities
        .policy(arn)
        .filter(
            policy -> policy.owner().equals(account) || policy.owner().equals(AwsPolicies.OWNER));
  }

  /** One of the account or of AWS. */
  static ManagedPolicy require(Identities identities, String account, String arn) {
    return find(identities, account, arn)
        .orElseThrow(() -> IamErrors.noSuchEntity("Policy " + arn + " was not found."));
  }

  /** One that the account may change. */
  static ManagedPolicy requireOwn(Identities identities, String account, String arn) {
    ManagedPolicy policy = require(identities, account, arn);
    if (policy.owner().equals(AwsPolicies.OWNER)) {
      throw new AwsException(
          "AccessDenied", FORBIDDEN, "Policies of AWS cannot be changed: " + arn);
    }
    return policy;
  }

  /** Changes one of the account. */
  static ManagedPolicy update(
      Identities identities, String account, String arn, UnaryOperator<ManagedPolicy> change) {
    return identities.exclusively(
        () -> {
          ManagedPolicy policy = requireOwn(identities, account, arn);
          return identities.policies().update(account, policy.name(), change).orElseThrow();
        });
  }

  static ManagedPolicy.Version version(ManagedPolicy policy, String versionId) {
    return policy
        .version(versionId)
        .orElseThrow(
            () ->
                IamErrors.noSuchEntity(
                    "Policy "
                        + policy.arn()
                        + " version "
                        + versionId
                        + " does not exist or is not attachable."));
  }

  /** The document, if it is valid and not too long. */
  static String checked(String document) {
    if (PolicyTexts.size(document) > Quotas.MANAGED_SIZE) {
      throw IamErrors.quota("PolicySize", Quotas.MANAGED_SIZE);
    }
    return PolicyTexts.checked(document, PolicyType.IDENTITY);
  }
}
