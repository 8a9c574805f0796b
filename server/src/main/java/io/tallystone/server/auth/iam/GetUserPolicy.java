package io.tallystone.server.auth.iam;

import io.tallystone.wire.Call;
import software.amazon.awssdk.services.iam.model.GetUserPolicyRequest;
import software.amazon.awssdk.services.iam.model.GetUserPolicyResponse;

/** Shows an inline policy of a user. */
final class GetUserPolicy extends IamOperation<GetUserPolicyRequest, GetUserPolicyResponse> {
  GetUserPolicy(Iam iam) {
    super(iam);
  }

  @Override
  Target target(GetUserPolicyRequest input, Call call) {
    return targets.user(call, input.userName());
  }

  @Override
  public GetUserPolicyResponse handle(GetUserPolicyRequest input, Call call) {
    String document = iam.users().inline(call.account(), input.userName(), input.policyName());
    return GetUserPolicyResponse.builder()
        .userName(input.userName())
        .policyName(input.policyName())
        .policyDocument(PolicyTexts.encoded(document))
        .build();
  }
}
