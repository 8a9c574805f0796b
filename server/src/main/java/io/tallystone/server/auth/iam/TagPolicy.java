package io.tallystone.server.auth.iam;

import io.tallystone.wire.Call;
import software.amazon.awssdk.services.iam.model.TagPolicyRequest;
import software.amazon.awssdk.services.iam.model.TagPolicyResponse;

/** Adds tags to a managed policy. */
final class TagPolicy extends IamOperation<TagPolicyRequest, TagPolicyResponse> {
  TagPolicy(Iam iam) {
    super(iam);
  }

  @Override
  Target target(TagPolicyRequest input, Call call) {
    return targets.policy(input.policyArn()).withRequestTags(Tags.of(input.tags()));
  }

  @Override
  public TagPolicyResponse handle(TagPolicyRequest input, Call call) {
    ManagedPolicies.update(
        identities(),
        call.account(),
        input.policyArn(),
        policy -> policy.withTags(Tags.added(policy.tags(), input.tags())));
    return TagPolicyResponse.builder().build();
  }
}
