package io.tallystone.server.auth.iam;

import io.tallystone.wire.Call;
import software.amazon.awssdk.services.iam.model.ListUserPoliciesRequest;
import software.amazon.awssdk.services.iam.model.ListUserPoliciesResponse;

/** Lists the inline policies of a user. */
final class ListUserPolicies
    extends IamOperation<ListUserPoliciesRequest, ListUserPoliciesResponse> {
  ListUserPolicies(Iam iam) {
    super(iam);
  }

  @Override
  Target target(ListUserPoliciesRequest input, Call call) {
    return targets.user(call, input.userName());
  }

  @Override
  public ListUserPoliciesResponse handle(ListUserPoliciesRequest input, Call call) {
    Paged<String> page =
        Paged.of(
            iam.users().inlineNames(call.account(), input.userName()),
            name -> name,
            input.marker(),
            input.maxItems());
    return ListUserPoliciesResponse.builder()
        .policyNames(page.items())
        .isTruncated(page.isTruncated())
        .marker(page.marker())
        .build();
  }
}
