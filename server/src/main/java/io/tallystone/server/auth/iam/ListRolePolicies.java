package io.tallystone.server.auth.iam;

import io.tallystone.wire.Call;
import software.amazon.awssdk.services.iam.model.ListRolePoliciesRequest;
import software.amazon.awssdk.services.iam.model.ListRolePoliciesResponse;

/** Lists the inline policies of a role. */
final class ListRolePolicies
    extends IamOperation<ListRolePoliciesRequest, ListRolePoliciesResponse> {
  ListRolePolicies(Iam iam) {
    super(iam);
  }

  @Override
  Target target(ListRolePoliciesRequest input, Call call) {
    return targets.role(call, input.roleName());
  }

  @Override
  public ListRolePoliciesResponse handle(ListRolePoliciesRequest input, Call call) {
    Paged<String> page =
        Paged.of(
            iam.roles().inlineNames(call.account(), input.roleName()),
            name -> name,
            input.marker(),
            input.maxItems());
    return ListRolePoliciesResponse.builder()
        .policyNames(page.items())
        .isTruncated(page.isTruncated())
        .marker(page.marker())
        .build();
  }
}
