package io.tallystone.server.auth.iam;

import io.tallystone.server.auth.store.Group;
import io.tallystone.wire.Call;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.iam.model.CreateGroupRequest;
import software.amazon.awssdk.services.iam.model.CreateGroupResponse;

/** Creates a group. */
final class CreateGroup extends IamOperation<CreateGroupRequest, CreateGroupResponse> {
  CreateGroup(Iam iam) {
    super(iam);
  }

  @Override
  Target target(CreateGroupRequest input, Call call) {
    return Targets.fresh(call, "group", input.path(), input.groupName());
  }

  @Override
  public CreateGroupResponse handle(CreateGroupRequest input, Call call) {
    String account = call.account();
    Group group =
        new Group(
            input.groupName(),
            input.path() == null ? "/" : input.path(),
            iam.ids().uniqueId("AGPA"),
            iam.now(),
            Map.of(),
            List.of());
    if (identities().groups().all(account).size() >= Quotas.GROUPS) {
      throw IamErrors.quota("GroupsPerAccount", Quotas.GROUPS);
    }
    if (!identities().groups().create(account, group)) {
      throw IamErrors.alreadyExists("Group with name " + input.groupName() + " already exists.");
    }
    return CreateGroupResponse.builder().group(Shapes.group(group, account)).build();
  }
}
