package io.tallystone.server.auth.iam;

import io.tallystone.wire.Call;
import software.amazon.awssdk.services.iam.model.UpdateAssumeRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.UpdateAssumeRolePolicyResponse;

/** Changes who may assume a role. */
final class UpdateAssumeRolePolicy
    extends IamOperation<UpdateAssumeRolePolicyRequest, UpdateAssumeRolePolicyResponse> {
  UpdateAssumeRolePolicy(Iam iam) {
    super(iam);
  }

  @Override
  Target target(UpdateAssumeRolePolicyRequest input, Call call) {
    return targets.role(call, input.roleName());
  }

  @Override
  public UpdateAssumeRolePolicyResponse handle(UpdateAssumeRolePolicyRequest input, Call call) {
    String trust = TrustTexts.checked(input.policyDocument());
    iam.roles().update(call.account(), input.roleName(), role -> role.withTrust(trust));
    return UpdateAssumeRolePolicyResponse.builder().build();
  }
}
