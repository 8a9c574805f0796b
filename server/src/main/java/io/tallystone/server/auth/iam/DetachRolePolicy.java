package io.tallystone.server.auth.iam;

import io.tallystone.wire.Call;
import software.amazon.awssdk.services.iam.model.DetachRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.DetachRolePolicyResponse;

/** Detaches a managed policy from a role. */
final class DetachRolePolicy
    extends IamOperation<DetachRolePolicyRequest, DetachRolePolicyResponse> {
  DetachRolePolicy(Iam iam) {
    super(iam);
  }

  @Override
  Target target(DetachRolePolicyRequest input, Call call) {
    return targets.role(call, input.roleName()).with("iam:PolicyARN", input.policyArn());
  }

  @Override
  public DetachRolePolicyResponse handle(DetachRolePolicyRequest input, Call call) {
    iam.roles().detach(call.account(), input.roleName(), input.policyArn());
    return DetachRolePolicyResponse.builder().build();
  }
}
