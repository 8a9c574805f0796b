package io.tallystone.server.auth.iam;

import io.tallystone.server.auth.store.Group;
import io.tallystone.wire.Call;
import software.amazon.awssdk.services.iam.model.RemoveUserFromGroupRequest;
import software.amazon.awssdk.services.iam.model.RemoveUserFromGroupResponse;

/** Ends a membership; does nothing if there is none. */
final class RemoveUserFromGroup
    extends IamOperation<RemoveUserFromGroupRequest, RemoveUserFromGroupResponse> {
  RemoveUserFromGroup(Iam iam) {
    super(iam);
  }

  @Override
  Target target(RemoveUserFromGroupRequest input, Call call) {
    return targets.group(call, input.groupName());
  }

  @Override
  public RemoveUserFromGroupResponse handle(RemoveUserFromGroupRequest input, Call call) {
    Group group = iam.groups().require(call.account(), input.groupName());
    iam.users().update(call.account(), input.userName(), user -> Members.removed(user, group));
    return RemoveUserFromGroupResponse.builder().build();
  }
}
