package io.tallystone.server.auth.iam;

import io.tallystone.wire.Call;
import software.amazon.awssdk.services.iam.model.PutRolePermissionsBoundaryRequest;
import software.amazon.awssdk.services.iam.model.PutRolePermissionsBoundaryResponse;

/** Sets the permissions boundary of a role. */
final class PutRolePermissionsBoundary
    extends IamOperation<PutRolePermissionsBoundaryRequest, PutRolePermissionsBoundaryResponse> {
  PutRolePermissionsBoundary(Iam iam) {
    super(iam);
  }

  @Override
  Target target(PutRolePermissionsBoundaryRequest input, Call call) {
    return targets
        .role(call, input.roleName())
        .with("iam:PermissionsBoundary", input.permissionsBoundary());
  }

  @Override
  public PutRolePermissionsBoundaryResponse handle(
      PutRolePermissionsBoundaryRequest input, Call call) {
    Boundaries.put(
        iam.roles(), identities(), call.account(), input.roleName(), input.permissionsBoundary());
    return PutRolePermissionsBoundaryResponse.builder().build();
  }
}
