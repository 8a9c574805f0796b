package io.tallystone.server.auth.iam;

import io.tallystone.server.auth.store.Group;
import io.tallystone.wire.Call;
import java.util.Comparator;
import java.util.List;
import software.amazon.awssdk.services.iam.model.ListGroupsForUserRequest;
import software.amazon.awssdk.services.iam.model.ListGroupsForUserResponse;

/** Lists the groups that a user is in. */
final class ListGroupsForUser
    extends IamOperation<ListGroupsForUserRequest, ListGroupsForUserResponse> {
  ListGroupsForUser(Iam iam) {
    super(iam);
  }

  @Override
  Target target(ListGroupsForUserRequest input, Call call) {
    return targets.user(call, input.userName());
  }

  @Override
  public ListGroupsForUserResponse handle(ListGroupsForUserRequest input, Call call) {
    String account = call.account();
    List<Group> groups =
        iam.users().require(account, input.userName()).groups().stream()
            .flatMap(name -> identities().groups().find(account, name).stream())
            .sorted(Comparator.comparing(Group::name, String.CASE_INSENSITIVE_ORDER))
            .toList();
    Paged<Group> page = Paged.of(groups, Group::name, input.marker(), input.maxItems());
    return ListGroupsForUserResponse.builder()
        .groups(page.items().stream().map(group -> Shapes.group(group, account)).toList())
        .isTruncated(page.isTruncated())
        .marker(page.marker())
        .build();
  }
}
