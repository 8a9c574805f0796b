package io.tallystone.server.auth.iam;

import io.tallystone.server.auth.store.Role;
import io.tallystone.wire.Call;
import java.util.List;
import software.amazon.awssdk.services.iam.model.ListRolesRequest;
import software.amazon.awssdk.services.iam.model.ListRolesResponse;

/** Lists the roles under a path. */
final class ListRoles extends IamOperation<ListRolesRequest, ListRolesResponse> {
  ListRoles(Iam iam) {
    super(iam);
  }

  @Override
  Target target(ListRolesRequest input, Call call) {
    return Targets.all(call, "role", input.pathPrefix());
  }

  @Override
  public ListRolesResponse handle(ListRolesRequest input, Call call) {
    String prefix = input.pathPrefix() == null ? "/" : input.pathPrefix();
    List<Role> all =
        identities().roles().all(call.account()).stream()
            .filter(role -> role.path().startsWith(prefix))
            .toList();
    Paged<Role> page = Paged.of(all, Role::name, input.marker(), input.maxItems());
    return ListRolesResponse.builder()
        .roles(
            page.items().stream()
                .map(role -> Shapes.shortRole(role, call.account()).build())
                .toList())
        .isTruncated(page.isTruncated())
        .marker(page.marker())
        .build();
  }
}
