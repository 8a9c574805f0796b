package io.tallystone.server.auth.iam;

import io.tallystone.wire.Call;
import software.amazon.awssdk.services.iam.model.AttachedPolicy;
import software.amazon.awssdk.services.iam.model.ListAttachedGroupPoliciesRequest;
import software.amazon.awssdk.services.iam.model.ListAttachedGroupPoliciesResponse;

/** Lists the managed policies attached to a group. */
final class ListAttachedGroupPolicies
    extends IamOperation<ListAttachedGroupPoliciesRequest, ListAttachedGroupPoliciesResponse> {
  ListAttachedGroupPolicies(Iam iam) {
    super(iam);
  }

  @Override
  Target target(ListAttachedGroupPoliciesRequest input, Call call) {
    return targets.group(call, input.groupName());
  }

  @Override
  public ListAttachedGroupPoliciesResponse handle(
      ListAttachedGroupPoliciesRequest input, Call call) {
    Paged<AttachedPolicy> page =
        Paged.of(
            Shapes.attached(
                iam.groups().require(call.account(), input.groupName()), input.pathPrefix()),
            AttachedPolicy::policyName,
            input.marker(),
            input.maxItems());
    return ListAttachedGroupPoliciesResponse.builder()
        .attachedPolicies(page.items())
        .isTruncated(page.isTruncated())
        .marker(page.marker())
        .build();
  }
}
