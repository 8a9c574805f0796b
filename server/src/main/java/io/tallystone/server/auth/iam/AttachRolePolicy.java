package io.tallystone.server.auth.iam;

import io.tallystone.wire.Call;
import software.amazon.awssdk.services.iam.model.AttachRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.AttachRolePolicyResponse;

/** Attaches a managed policy to a role. */
final class AttachRolePolicy
    extends IamOperation<AttachRolePolicyRequest, AttachRolePolicyResponse> {
  AttachRolePolicy(Iam iam) {
    super(iam);
  }

  @Override
  Target target(AttachRolePolicyRequest input, Call call) {
    return targets.role(call, input.roleName()).with("iam:PolicyARN", input.policyArn());
  }

  @Override
  public AttachRolePolicyResponse handle(AttachRolePolicyRequest input, Call call) {
    iam.roles().attach(call.account(), input.roleName(), input.policyArn());
    return AttachRolePolicyResponse.builder().build();
  }
}
