package io.tallystone.server.auth.iam;

import io.tallystone.wire.Call;
import software.amazon.awssdk.services.iam.model.GetRoleRequest;
import software.amazon.awssdk.services.iam.model.GetRoleResponse;

/** Shows a role. */
final class GetRole extends IamOperation<GetRoleRequest, GetRoleResponse> {
  GetRole(Iam iam) {
    super(iam);
  }

  @Override
  Target target(GetRoleRequest input, Call call) {
    return targets.role(call, input.roleName());
  }

  @Override
  public GetRoleResponse handle(GetRoleRequest input, Call call) {
    String account = call.account();
    return GetRoleResponse.builder()
        .role(Shapes.role(iam.roles().require(account, input.roleName()), account))
        .build();
  }
}
