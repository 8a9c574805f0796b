package io.tallystone.server.auth.iam;

import io.tallystone.server.auth.store.User;
import io.tallystone.wire.Call;
import software.amazon.awssdk.services.iam.model.DeleteUserRequest;
import software.amazon.awssdk.services.iam.model.DeleteUserResponse;

/** Deletes a user that has nothing any more. */
final class DeleteUser extends IamOperation<DeleteUserRequest, DeleteUserResponse> {
  DeleteUser(Iam iam) {
    super(iam);
  }

  @Override
  Target target(DeleteUserRequest input, Call call) {
    return targets.user(call, input.userName());
  }

  @Override
  public DeleteUserResponse handle(DeleteUserRequest input, Call call) {
    identities()
        .exclusively(
            () -> {
              User user = iam.users().require(call.account(), input.userName());
              if (!user.keys().isEmpty()) {
                throw IamErrors.deleteConflict(
                    "Cannot delete entity, must delete access keys first.");
              }
              Holders.requireNoPolicies(user);
              if (!user.groups().isEmpty()) {
                throw IamErrors.deleteConflict(
                    "Cannot delete entity, must remove users from group first.");
              }
              return identities().users().delete(call.account(), user.name());
            });
    return DeleteUserResponse.builder().build();
  }
}
