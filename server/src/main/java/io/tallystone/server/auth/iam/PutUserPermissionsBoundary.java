package io.tallystone.server.auth.iam;

import io.tallystone.wire.Call;
import software.amazon.awssdk.services.iam.model.PutUserPermissionsBoundaryRequest;
import software.amazon.awssdk.services.iam.model.PutUserPermissionsBoundaryResponse;

/** Sets the permissions boundary of a user. */
final class PutUserPermissionsBoundary
    extends IamOperation<PutUserPermissionsBoundaryRequest, PutUserPermissionsBoundaryResponse> {
  PutUserPermissionsBoundary(Iam iam) {
    super(iam);
  }

  @Override
  Target target(PutUserPermissionsBoundaryRequest input, Call call) {
    return targets
        .user(call, input.userName())
        .with("iam:PermissionsBoundary", input.permissionsBoundary());
  }

  @Override
  public PutUserPermissionsBoundaryResponse handle(
      PutUserPermissionsBoundaryRequest input, Call call) {
    Boundaries.put(
        iam.users(), identities(), call.account(), input.userName(), input.permissionsBoundary());
    return PutUserPermissionsBoundaryResponse.builder().build();
  }
}
