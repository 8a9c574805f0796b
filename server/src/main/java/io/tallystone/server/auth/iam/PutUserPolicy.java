package io.tallystone.server.auth.iam;

import io.tallystone.wire.Call;
import software.amazon.awssdk.services.iam.model.PutUserPolicyRequest;
import software.amazon.awssdk.services.iam.model.PutUserPolicyResponse;

/** Writes an inline policy of a user. */
final class PutUserPolicy extends IamOperation<PutUserPolicyRequest, PutUserPolicyResponse> {
  PutUserPolicy(Iam iam) {
    super(iam);
  }

  @Override
  Target target(PutUserPolicyRequest input, Call call) {
    return targets.user(call, input.userName());
  }

  @Override
  public PutUserPolicyResponse handle(PutUserPolicyRequest input, Call call) {
    iam.users()
        .putInline(call.account(), input.userName(), input.policyName(), input.policyDocument());
    return PutUserPolicyResponse.builder().build();
  }
}
