package io.tallystone.server.auth.iam;

import io.tallystone.wire.Call;
import software.amazon.awssdk.services.iam.model.PutRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.PutRolePolicyResponse;

/** Writes an inline policy of a role. */
final class PutRolePolicy extends IamOperation<PutRolePolicyRequest, PutRolePolicyResponse> {
  PutRolePolicy(Iam iam) {
    super(iam);
  }

  @Override
  Target target(PutRolePolicyRequest input, Call call) {
    return targets.role(call, input.roleName());
  }

  @Override
  public PutRolePolicyResponse handle(PutRolePolicyRequest input, Call call) {
    iam.roles()
        .putInline(call.account(), input.roleName(), input.policyName(), input.policyDocument());
    return PutRolePolicyResponse.builder().build();
  }
}
