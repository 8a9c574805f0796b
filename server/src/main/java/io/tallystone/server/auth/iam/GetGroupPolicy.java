package io.tallystone.server.auth.iam;

import io.tallystone.wire.Call;
import software.amazon.awssdk.services.iam.model.GetGroupPolicyRequest;
import software.amazon.awssdk.services.iam.model.GetGroupPolicyResponse;

/** Shows an inline policy of a group. */
final class GetGroupPolicy extends IamOperation<GetGroupPolicyRequest, GetGroupPolicyResponse> {
  GetGroupPolicy(Iam iam) {
    super(iam);
  }

  @Override
  Target target(GetGroupPolicyRequest input, Call call) {
    return targets.group(call, input.groupName());
  }

  @Override
  public GetGroupPolicyResponse handle(GetGroupPolicyRequest input, Call call) {
    String document = iam.groups().inline(call.account(), input.groupName(), input.policyName());
    return GetGroupPolicyResponse.builder()
        .groupName(input.groupName())
        .policyName(input.policyName())
        .policyDocument(PolicyTexts.encoded(document))
        .build();
  }
}
