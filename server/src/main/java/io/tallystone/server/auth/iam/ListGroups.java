package io.tallystone.server.auth.iam;

import io.tallystone.server.auth.store.Group;
import io.tallystone.wire.Call;
import java.util.List;
import software.amazon.awssdk.services.iam.model.ListGroupsRequest;
import software.amazon.awssdk.services.iam.model.ListGroupsResponse;

/** Lists the groups under a path. */
final class ListGroups extends IamOperation<ListGroupsRequest, ListGroupsResponse> {
  ListGroups(Iam iam) {
    super(iam);
  }

  @Override
  Target target(ListGroupsRequest input, Call call) {
    return Targets.all(call, "group", input.pathPrefix());
  }

  @Override
  public ListGroupsResponse handle(ListGroupsRequest input, Call call) {
    String prefix = input.pathPrefix() == null ? "/" : input.pathPrefix();
    List<Group> all =
        identities().groups().all(call.account()).stream()
            .filter(group -> group.path().startsWith(prefix))
            .toList();
    Paged<Group> page = Paged.of(all, Group::name, input.marker(), input.maxItems());
    return ListGroupsResponse.builder()
        .groups(page.items().stream().map(group -> Shapes.group(group, call.account())).toList())
        .isTruncated(page.isTruncated())
        .marker(page.marker())
        .build();
  }
}
