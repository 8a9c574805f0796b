package io.tallystone.server.auth.iam;

import io.tallystone.wire.Call;
import software.amazon.awssdk.services.iam.model.DetachGroupPolicyRequest;
import software.amazon.awssdk.services.iam.model.DetachGroupPolicyResponse;

/** Detaches a managed policy from a group. */
final class DetachGroupPolicy
    extends IamOperation<DetachGroupPolicyRequest, DetachGroupPolicyResponse> {
  DetachGroupPolicy(Iam iam) {
    super(iam);
  }

  @Override
  Target target(DetachGroupPolicyRequest input, Call call) {
    return targets.group(call, input.groupName()).with("iam:PolicyARN", input.policyArn());
  }

  @Override
  public DetachGroupPolicyResponse handle(DetachGroupPolicyRequest input, Call call) {
    iam.groups().detach(call.account(), input.groupName(), input.policyArn());
    return DetachGroupPolicyResponse.builder().build();
  }
}
