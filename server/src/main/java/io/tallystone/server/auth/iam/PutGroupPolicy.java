package io.tallystone.server.auth.iam;

import io.tallystone.wire.Call;
import software.amazon.awssdk.services.iam.model.PutGroupPolicyRequest;
import software.amazon.awssdk.services.iam.model.PutGroupPolicyResponse;

/** Writes an inline policy of a group. */
final class PutGroupPolicy extends IamOperation<PutGroupPolicyRequest, PutGroupPolicyResponse> {
  PutGroupPolicy(Iam iam) {
    super(iam);
  }

  @Override
  Target target(PutGroupPolicyRequest input, Call call) {
    return targets.group(call, input.groupName());
  }

  @Override
  public PutGroupPolicyResponse handle(PutGroupPolicyRequest input, Call call) {
    iam.groups()
        .putInline(call.account(), input.groupName(), input.policyName(), input.policyDocument());
    return PutGroupPolicyResponse.builder().build();
  }
}
