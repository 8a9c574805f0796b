package io.tallystone.server.auth.iam;

import io.tallystone.wire.Call;
import software.amazon.awssdk.services.iam.model.GetRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.GetRolePolicyResponse;

/** Shows an inline policy of a role. */
final class GetRolePolicy extends IamOperation<GetRolePolicyRequest, GetRolePolicyResponse> {
  GetRolePolicy(Iam iam) {
    super(iam);
  }

  @Override
  Target target(GetRolePolicyRequest input, Call call) {
    return targets.role(call, input.roleName());
  }

  @Override
  public GetRolePolicyResponse handle(GetRolePolicyRequest input, Call call) {
    String document = iam.roles().inline(call.account(), input.roleName(), input.policyName());
    return GetRolePolicyResponse.builder()
        .roleName(input.roleName())
        .policyName(input.policyName())
        .policyDocument(PolicyTexts.encoded(document))
        .build();
  }
}
