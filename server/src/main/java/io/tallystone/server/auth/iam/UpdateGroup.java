package io.tallystone.server.auth.iam;

import io.tallystone.wire.Access;
import io.tallystone.wire.Call;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.iam.model.UpdateGroupRequest;
import software.amazon.awssdk.services.iam.model.UpdateGroupResponse;

/** Renames or moves a group. */
final class UpdateGroup extends IamOperation<UpdateGroupRequest, UpdateGroupResponse> {
  UpdateGroup(Iam iam) {
    super(iam);
  }

  @Override
  Target target(UpdateGroupRequest input, Call call) {
    return targets.group(call, input.groupName());
  }

  @Override
  public UpdateGroupResponse handle(UpdateGroupRequest input, Call call) {
    String account = call.account();
    iam.groups()
        .update(
            account,
            input.groupName(),
            group -> {
              String name = input.newGroupName() == null ? group.name() : input.newGroupName();
              boolean taken =
                  !name.equalsIgnoreCase(group.name())
                      && identities().groups().find(account, name).isPresent();
              if (taken) {
                throw IamErrors.alreadyExists("Group with name " + name + " already exists.");
              }
              return group.at(input.newPath() == null ? group.path() : input.newPath(), name);
            });
    renameInUsers(account, input.groupName(), input.newGroupName());
    return UpdateGroupResponse.builder().build();
  }

  @Override
  public List<Access> access(UpdateGroupRequest input, Call call) {
    List<Access> all = new ArrayList<>(super.access(input, call));
    if (input.newGroupName() != null || input.newPath() != null) {
      // The caller must be allowed on what it becomes, too.
      String name = input.newGroupName() == null ? input.groupName() : input.newGroupName();
      Target renamed = Targets.fresh(call, "group", input.newPath(), name);
      all.add(Access.to("iam:" + name(), renamed.arn()));
    }
    return List.copyOf(all);
  }

  private void renameInUsers(String account, String from, @Nullable String to) {
    if (to != null) {
      identities()
          .users()
          .updateAll(
              account,
              user ->
                  user.withGroups(
                      user.groups().stream()
                          .map(group -> group.equalsIgnoreCase(from) ? to : group)
                          .toList()));
    }
  }
}
