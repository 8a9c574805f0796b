package io.tallystone.server.auth.iam;

import io.tallystone.wire.Call;
import software.amazon.awssdk.services.iam.model.DeleteRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.DeleteRolePolicyResponse;

/** Deletes an inline policy of a role. */
final class DeleteRolePolicy
    extends IamOperation<DeleteRolePolicyRequest, DeleteRolePolicyResponse> {
  DeleteRolePolicy(Iam iam) {
    super(iam);
  }

  @Override
  Target target(DeleteRolePolicyRequest input, Call call) {
    return targets.role(call, input.roleName());
  }

  @Override
  public DeleteRolePolicyResponse handle(DeleteRolePolicyRequest input, Call call) {
    iam.roles().deleteInline(call.account(), input.roleName(), input.policyName());
    return DeleteRolePolicyResponse.builder().build();
  }
}
