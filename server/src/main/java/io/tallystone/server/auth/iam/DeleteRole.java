package io.tallystone.server.auth.iam;

import io.tallystone.server.auth.store.Role;
import io.tallystone.wire.Call;
import software.amazon.awssdk.services.iam.model.DeleteRoleRequest;
import software.amazon.awssdk.services.iam.model.DeleteRoleResponse;

/** Deletes a role without policies; its sessions end. */
final class DeleteRole extends IamOperation<DeleteRoleRequest, DeleteRoleResponse> {
  DeleteRole(Iam iam) {
    super(iam);
  }

  @Override
  Target target(DeleteRoleRequest input, Call call) {
    return targets.role(call, input.roleName());
  }

  @Override
  public DeleteRoleResponse handle(DeleteRoleRequest input, Call call) {
    identities()
        .exclusively(
            () -> {
              Role role = iam.roles().require(call.account(), input.roleName());
              Holders.requireNoPolicies(role);
              return identities().roles().delete(call.account(), role.name());
            });
    return DeleteRoleResponse.builder().build();
  }
}
