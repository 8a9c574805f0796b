package io.tallystone.server.auth.iam;

import io.tallystone.wire.Call;
import software.amazon.awssdk.services.iam.model.UpdateRoleRequest;
import software.amazon.awssdk.services.iam.model.UpdateRoleResponse;

/** Changes the description and the session limit of a role. */
final class UpdateRole extends IamOperation<UpdateRoleRequest, UpdateRoleResponse> {
  UpdateRole(Iam iam) {
    super(iam);
  }

  @Override
  Target target(UpdateRoleRequest input, Call call) {
    return targets.role(call, input.roleName());
  }

  @Override
  public UpdateRoleResponse handle(UpdateRoleRequest input, Call call) {
    iam.roles()
        .update(
            call.account(),
            input.roleName(),
            role ->
                role.withSettings(
                    input.description() == null ? role.description() : input.description(),
                    // AWS: without a value the limit goes back to one hour.
                    input.maxSessionDuration() == null ? 3600 : input.maxSessionDuration()));
    return UpdateRoleResponse.builder().build();
  }
}
