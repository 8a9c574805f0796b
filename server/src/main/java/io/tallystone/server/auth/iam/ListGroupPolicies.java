package io.tallystone.server.auth.iam;

import io.tallystone.wire.Call;
import software.amazon.awssdk.services.iam.model.ListGroupPoliciesRequest;
import software.amazon.awssdk.services.iam.model.ListGroupPoliciesResponse;

/** Lists the inline policies of a group. */
final class ListGroupPolicies
    extends IamOperation<ListGroupPoliciesRequest, ListGroupPoliciesResponse> {
  ListGroupPolicies(Iam iam) {
    super(iam);
  }

  @Override
  Target target(ListGroupPoliciesRequest input, Call call) {
    return targets.group(call, input.groupName());
  }

  @Override
  public ListGroupPoliciesResponse handle(ListGroupPoliciesRequest input, Call call) {
    Paged<String> page =
        Paged.of(
            iam.groups().inlineNames(call.account(), input.groupName()),
            name -> name,
            input.marker(),
            input.maxItems());
    return ListGroupPoliciesResponse.builder()
        .policyNames(page.items())
        .isTruncated(page.isTruncated())
        .marker(page.marker())
        .build();
  }
}
