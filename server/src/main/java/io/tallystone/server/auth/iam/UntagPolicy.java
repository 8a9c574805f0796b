package io.tallystone.server.auth.iam;

import io.tallystone.wire.Call;
import software.amazon.awssdk.services.iam.model.UntagPolicyRequest;
import software.amazon.awssdk.services.iam.model.UntagPolicyResponse;

/** Removes tags from a managed policy. */
final class UntagPolicy extends IamOperation<UntagPolicyRequest, UntagPolicyResponse> {
  UntagPolicy(Iam iam) {
    super(iam);
  }

  @Override
  Target target(UntagPolicyRequest input, Call call) {
    return targets.policy(input.policyArn());
  }

  @Override
  public UntagPolicyResponse handle(UntagPolicyRequest input, Call call) {
    ManagedPolicies.update(
        identities(),
        call.account(),
        input.policyArn(),
        policy -> policy.withTags(Tags.removed(policy.tags(), input.tagKeys())));
    return UntagPolicyResponse.builder().build();
  }
}
