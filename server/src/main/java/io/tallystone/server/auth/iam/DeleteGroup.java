package io.tallystone.server.auth.iam;

import io.tallystone.server.auth.store.Group;
import io.tallystone.wire.Call;
import software.amazon.awssdk.services.iam.model.DeleteGroupRequest;
import software.amazon.awssdk.services.iam.model.DeleteGroupResponse;

/** Deletes a group without members and policies. */
final class DeleteGroup extends IamOperation<DeleteGroupRequest, DeleteGroupResponse> {
  DeleteGroup(Iam iam) {
    super(iam);
  }

  @Override
  Target target(DeleteGroupRequest input, Call call) {
    return targets.group(call, input.groupName());
  }

  @Override
  public DeleteGroupResponse handle(DeleteGroupRequest input, Call call) {
    identities()
        .exclusively(
            () -> {
              Group group = iam.groups().require(call.account(), input.groupName());
              if (!Members.of(identities(), call.account(), group).isEmpty()) {
                throw IamErrors.deleteConflict(
                    "Cannot delete entity, must remove users from group first.");
              }
              Holders.requireNoPolicies(group);
              return identities().groups().delete(call.account(), group.name());
            });
    return DeleteGroupResponse.builder().build();
  }
}
