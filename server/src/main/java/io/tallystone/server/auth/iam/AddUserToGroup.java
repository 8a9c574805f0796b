package io.tallystone.server.auth.iam;

import io.tallystone.server.auth.store.Group;
import io.tallystone.wire.Call;
import software.amazon.awssdk.services.iam.model.AddUserToGroupRequest;
import software.amazon.awssdk.services.iam.model.AddUserToGroupResponse;

/** Makes a user a member; does nothing if it is one. */
final class AddUserToGroup extends IamOperation<AddUserToGroupRequest, AddUserToGroupResponse> {
  AddUserToGroup(Iam iam) {
    super(iam);
  }

  @Override
  Target target(AddUserToGroupRequest input, Call call) {
    return targets.group(call, input.groupName());
  }

  @Override
  public AddUserToGroupResponse handle(AddUserToGroupRequest input, Call call) {
    identities()
        .exclusively(
            () -> {
              Group group = iam.groups().require(call.account(), input.groupName());
              return iam.users()
                  .update(call.account(), input.userName(), user -> Members.added(user, group));
            });
    return AddUserToGroupResponse.builder().build();
  }
}
