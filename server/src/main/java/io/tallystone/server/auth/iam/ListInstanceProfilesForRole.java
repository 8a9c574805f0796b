package io.tallystone.server.auth.iam;

import io.tallystone.wire.Call;
import java.util.List;
import software.amazon.awssdk.services.iam.model.ListInstanceProfilesForRoleRequest;
import software.amazon.awssdk.services.iam.model.ListInstanceProfilesForRoleResponse;

/** Lists the instance profiles of a role: none, because there are no instances to have profiles. */
final class ListInstanceProfilesForRole
    extends IamOperation<ListInstanceProfilesForRoleRequest, ListInstanceProfilesForRoleResponse> {
  ListInstanceProfilesForRole(Iam iam) {
    super(iam);
  }

  @Override
  Target target(ListInstanceProfilesForRoleRequest input, Call call) {
    return targets.role(call, input.roleName());
  }

  @Override
  public ListInstanceProfilesForRoleResponse handle(
      ListInstanceProfilesForRoleRequest input, Call call) {
    iam.roles().require(call.account(), input.roleName());
    return ListInstanceProfilesForRoleResponse.builder()
        .instanceProfiles(List.of())
        .isTruncated(false)
        .build();
  }
}
