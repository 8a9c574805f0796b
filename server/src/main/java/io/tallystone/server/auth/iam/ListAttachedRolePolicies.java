package io.tallystone.server.auth.iam;

import io.tallystone.wire.Call;
import software.amazon.awssdk.services.iam.model.AttachedPolicy;
import software.amazon.awssdk.services.iam.model.ListAttachedRolePoliciesRequest;
import software.amazon.awssdk.services.iam.model.ListAttachedRolePoliciesResponse;

/** Lists the managed policies attached to a role. */
final class ListAttachedRolePolicies
    extends IamOperation<ListAttachedRolePoliciesRequest, ListAttachedRolePoliciesResponse> {
  ListAttachedRolePolicies(Iam iam) {
    super(iam);
  }

  @Override
  Target target(ListAttachedRolePoliciesRequest input, Call call) {
    return targets.role(call, input.roleName());
  }

  @Override
  public ListAttachedRolePoliciesResponse handle(ListAttachedRolePoliciesRequest input, Call call) {
    Paged<AttachedPolicy> page =
        Paged.of(
            Shapes.attached(
                iam.roles().require(call.account(), input.roleName()), input.pathPrefix()),
            AttachedPolicy::policyName,
            input.marker(),
            input.maxItems());
    return ListAttachedRolePoliciesResponse.builder()
        .attachedPolicies(page.items())
        .isTruncated(page.isTruncated())
        .marker(page.marker())
        .build();
  }
}
