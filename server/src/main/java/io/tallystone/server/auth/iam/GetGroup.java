package io.tallystone.server.auth.iam;

import io.tallystone.server.auth.store.Group;
import io.tallystone.server.auth.store.User;
import io.tallystone.wire.Call;
import java.util.List;
import software.amazon.awssdk.services.iam.model.GetGroupRequest;
import software.amazon.awssdk.services.iam.model.GetGroupResponse;

/** Shows a group and its members. */
final class GetGroup extends IamOperation<GetGroupRequest, GetGroupResponse> {
  GetGroup(Iam iam) {
    super(iam);
  }

  @Override
  Target target(GetGroupRequest input, Call call) {
    return targets.group(call, input.groupName());
  }

  @Override
  public GetGroupResponse handle(GetGroupRequest input, Call call) {
    String account = call.account();
    Group group = iam.groups().require(account, input.groupName());
    List<User> members = Members.of(identities(), account, group);
    Paged<User> page = Paged.of(members, User::name, input.marker(), input.maxItems());
    return GetGroupResponse.builder()
        .group(Shapes.group(group, account))
        .users(page.items().stream().map(user -> Shapes.shortUser(user, account).build()).toList())
        .isTruncated(page.isTruncated())
        .marker(page.marker())
        .build();
  }
}
