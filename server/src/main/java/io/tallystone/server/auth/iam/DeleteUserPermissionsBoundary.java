package io.tallystone.server.auth.iam;

import io.tallystone.wire.Call;
import software.amazon.awssdk.services.iam.model.DeleteUserPermissionsBoundaryRequest;
import software.amazon.awssdk.services.iam.model.DeleteUserPermissionsBoundaryResponse;

/** Removes the permissions boundary of a user. */
final class DeleteUserPermissionsBoundary
    extends IamOperation<
        DeleteUserPermissionsBoundaryRequest, DeleteUserPermissionsBoundaryResponse> {
  DeleteUserPermissionsBoundary(Iam iam) {
    super(iam);
  }

  @Override
  Target target(DeleteUserPermissionsBoundaryRequest input, Call call) {
    return targets.user(call, input.userName());
  }

  @Override
  public DeleteUserPermissionsBoundaryResponse handle(
      DeleteUserPermissionsBoundaryRequest input, Call call) {
    iam.users().update(call.account(), input.userName(), user -> user.withBoundary(null));
    return DeleteUserPermissionsBoundaryResponse.builder().build();
  }
}
