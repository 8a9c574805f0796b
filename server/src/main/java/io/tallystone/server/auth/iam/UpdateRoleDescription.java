package io.tallystone.server.auth.iam;

import io.tallystone.server.auth.store.Role;
import io.tallystone.wire.Call;
import software.amazon.awssdk.services.iam.model.UpdateRoleDescriptionRequest;
import software.amazon.awssdk.services.iam.model.UpdateRoleDescriptionResponse;

/** Changes the description of a role. */
final class UpdateRoleDescription
    extends IamOperation<UpdateRoleDescriptionRequest, UpdateRoleDescriptionResponse> {
  UpdateRoleDescription(Iam iam) {
    super(iam);
  }

  @Override
  Target target(UpdateRoleDescriptionRequest input, Call call) {
    return targets.role(call, input.roleName());
  }

  @Override
  public UpdateRoleDescriptionResponse handle(UpdateRoleDescriptionRequest input, Call call) {
    String account = call.account();
    Role changed =
        iam.roles()
            .update(
                account,
                input.roleName(),
                role -> role.withSettings(input.description(), role.maxSessionSeconds()));
    return UpdateRoleDescriptionResponse.builder().role(Shapes.role(changed, account)).build();
  }
}
