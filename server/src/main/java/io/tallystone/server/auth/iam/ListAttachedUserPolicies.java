package io.tallystone.server.auth.iam;

import io.tallystone.wire.Call;
import software.amazon.awssdk.services.iam.model.AttachedPolicy;
import software.amazon.awssdk.services.iam.model.ListAttachedUserPoliciesRequest;
import software.amazon.awssdk.services.iam.model.ListAttachedUserPoliciesResponse;

/** Lists the managed policies attached to a user. */
final class ListAttachedUserPolicies
    extends IamOperation<ListAttachedUserPoliciesRequest, ListAttachedUserPoliciesResponse> {
  ListAttachedUserPolicies(Iam iam) {
    super(iam);
  }

  @Override
  Target target(ListAttachedUserPoliciesRequest input, Call call) {
    return targets.user(call, input.userName());
  }

  @Override
  public ListAttachedUserPoliciesResponse handle(ListAttachedUserPoliciesRequest input, Call call) {
    Paged<AttachedPolicy> page =
        Paged.of(
            Shapes.attached(
                iam.users().require(call.account(), input.userName()), input.pathPrefix()),
            AttachedPolicy::policyName,
            input.marker(),
            input.maxItems());
    return ListAttachedUserPoliciesResponse.builder()
        .attachedPolicies(page.items())
        .isTruncated(page.isTruncated())
        .marker(page.marker())
        .build();
  }
}
