package io.tallystone.server.auth.sts;

import io.tallystone.server.auth.policy.MalformedPolicyException;
import io.tallystone.server.auth.policy.PolicyParser;
import io.tallystone.server.auth.policy.PolicyType;
import io.tallystone.server.auth.store.AwsPolicies;
import io.tallystone.server.auth.store.Identities;
import io.tallystone.server.auth.store.ManagedPolicy;
import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.services.sts.model.PolicyDescriptorType;

/** The policies that a session is limited to: as they are when it begins, by name or ARN. */
final class SessionPolicies {
  /**
   * Characters of the inline policy and the tags; AWS counts a packed form that it keeps secret.
   */
  private static final int MAX_SIZE = 2_048;

  private SessionPolicies() {}

  static Map<String, String> of(AssumeRoleRequest request, Identities identities, String account) {
    Map<String, String> policies = new LinkedHashMap<>();
    if (request.policy() != null) {
      policies.put("inline", checked(request.policy()));
    }
    for (PolicyDescriptorType policy : request.policyArns()) {
      String document =
          identities
              .policy(policy.arn())
              .filter(
                  found -> found.owner().equals(account) || found.owner().equals(AwsPolicies.OWNER))
              .map(ManagedPolicy::document)
              .orElseThrow(
                  () ->
                      StsErrors.malformedPolicy(
                          "Policy " + policy.arn() + " does not exist or is not attachable."));
      policies.put(policy.arn(), document);
    }
    return policies;
  }

  /** Fails if policy and tags take more room than there is. */
  static void requireRoom(AssumeRoleRequest request) {
    long size = request.policy() == null ? 0 : request.policy().length();
    size += request.policyArns().stream().mapToLong(policy -> policy.arn().length()).sum();
    size += request.tags().stream().mapToLong(t -> t.key().length() + t.value().length()).sum();
    int percent = (int) Math.ceilDiv(size * 100, MAX_SIZE);
    if (percent > 100) {
      throw StsErrors.packedPolicyTooLarge(percent);
    }
  }

  private static String checked(String document) {
    try {
      PolicyParser.parse(document, PolicyType.IDENTITY);
      return document;
    } catch (MalformedPolicyException e) {
      throw StsErrors.malformedPolicy(e.text());
    }
  }
}
