package io.tallystone.server.auth.sts;

import io.tallystone.server.auth.policy.MalformedPolicyException;
import io.tallystone.server.auth.policy.PolicyParser;
import io.tallystone.server.auth.policy.PolicyType;
import io.tallystone.server.auth.store.AwsPolicies;
import io.tallystone.server.auth.store.Identities;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.services.sts.model.PolicyDescriptorType;

/** The policies that a session is limited to. */
final class SessionPolicies {
  /**
   * Characters of the inline policy and the tags; AWS counts a packed form that it keeps secret.
   */
  private static final int MAX_SIZE = 2_048;

  private SessionPolicies() {}

  /** The ARNs of managed policies, each of the account or of AWS. */
  static List<String> arns(AssumeRoleRequest request, Identities identities, String account) {
    List<String> arns = request.policyArns().stream().map(PolicyDescriptorType::arn).toList();
    for (String arn : arns) {
      boolean usable =
          identities
              .policy(arn)
              .filter(
                  found -> found.owner().equals(account) || found.owner().equals(AwsPolicies.OWNER))
              .isPresent();
      if (!usable) {
        throw StsErrors.malformedPolicy("Policy " + arn + " does not exist or is not attachable.");
      }
    }
    return arns;
  }

  /** Fails if policies and tags, inherited ones too, take more room than there is. */
  static void requireRoom(Sessions.Terms terms) {
    long size = terms.policy() == null ? 0 : terms.policy().length();
    size += terms.policyArns().stream().mapToLong(String::length).sum();
    size +=
        terms.tags().entrySet().stream()
            .mapToLong(tag -> tag.getKey().length() + tag.getValue().length())
            .sum();
    int percent = (int) Math.ceilDiv(size * 100, MAX_SIZE);
    if (percent > 100) {
      throw StsErrors.packedPolicyTooLarge(percent);
    }
  }

  /** The inline policy, if it is valid; null if there is none. */
  static @Nullable String inline(AssumeRoleRequest request) {
    String document = request.policy();
    if (document == null) {
      return null;
    }
    try {
      PolicyParser.parse(document, PolicyType.IDENTITY);
      return document;
    } catch (MalformedPolicyException e) {
      throw StsErrors.malformedPolicy(e.text());
    }
  }
}
