package io.tallystone.server.auth.iam;

import io.tallystone.wire.Call;
import software.amazon.awssdk.services.iam.model.DeleteRolePermissionsBoundaryRequest;
import software.amazon.awssdk.services.iam.model.DeleteRolePermissionsBoundaryResponse;

/** Removes the permissions boundary of a role. */
final class DeleteRolePermissionsBoundary
    extends IamOperation<
        DeleteRolePermissionsBoundaryRequest, DeleteRolePermissionsBoundaryResponse> {
  DeleteRolePermissionsBoundary(Iam iam) {
    super(iam);
  }

  @Override
  Target target(DeleteRolePermissionsBoundaryRequest input, Call call) {
    return targets.role(call, input.roleName());
  }

  @Override
  public DeleteRolePermissionsBoundaryResponse handle(
      DeleteRolePermissionsBoundaryRequest input, Call call) {
    iam.roles().update(call.account(), input.roleName(), role -> role.withBoundary(null));
    return DeleteRolePermissionsBoundaryResponse.builder().build();
  }
}
