package io.tallystone.server.auth.iam;

import io.tallystone.wire.Call;
import software.amazon.awssdk.services.iam.model.AttachGroupPolicyRequest;
import software.amazon.awssdk.services.iam.model.AttachGroupPolicyResponse;

/** Attaches a managed policy to a group. */
final class AttachGroupPolicy
    extends IamOperation<AttachGroupPolicyRequest, AttachGroupPolicyResponse> {
  AttachGroupPolicy(Iam iam) {
    super(iam);
  }

  @Override
  Target target(AttachGroupPolicyRequest input, Call call) {
    return targets.group(call, input.groupName()).with("iam:PolicyARN", input.policyArn());
  }

  @Override
  public AttachGroupPolicyResponse handle(AttachGroupPolicyRequest input, Call call) {
    iam.groups().attach(call.account(), input.groupName(), input.policyArn());
    return AttachGroupPolicyResponse.builder().build();
  }
}
