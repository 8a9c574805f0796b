package io.tallystone.server.auth.iam;

import io.tallystone.server.auth.store.User;
import io.tallystone.wire.Call;
import java.util.List;
import software.amazon.awssdk.services.iam.model.ListUsersRequest;
import software.amazon.awssdk.services.iam.model.ListUsersResponse;

/** Lists the users under a path. */
final class ListUsers extends IamOperation<ListUsersRequest, ListUsersResponse> {
  ListUsers(Iam iam) {
    super(iam);
  }

  @Override
  Target target(ListUsersRequest input, Call call) {
    return Targets.all(call, "user", input.pathPrefix());
  }

  @Override
  public ListUsersResponse handle(ListUsersRequest input, Call call) {
    String prefix = input.pathPrefix() == null ? "/" : input.pathPrefix();
    List<User> all =
        identities().users().all(call.account()).stream()
            .filter(user -> user.path().startsWith(prefix))
            .toList();
    Paged<User> page = Paged.of(all, User::name, input.marker(), input.maxItems());
    return ListUsersResponse.builder()
        .users(
            page.items().stream()
                .map(user -> Shapes.shortUser(user, call.account()).build())
                .toList())
        .isTruncated(page.isTruncated())
        .marker(page.marker())
        .build();
  }
}
