package io.tallystone.server.auth.iam;

import io.tallystone.wire.Call;
import software.amazon.awssdk.services.iam.model.DetachUserPolicyRequest;
import software.amazon.awssdk.services.iam.model.DetachUserPolicyResponse;

/** Detaches a managed policy from a user. */
final class DetachUserPolicy
    extends IamOperation<DetachUserPolicyRequest, DetachUserPolicyResponse> {
  DetachUserPolicy(Iam iam) {
    super(iam);
  }

  @Override
  Target target(DetachUserPolicyRequest input, Call call) {
    return targets.user(call, input.userName()).with("iam:PolicyARN", input.policyArn());
  }

  @Override
  public DetachUserPolicyResponse handle(DetachUserPolicyRequest input, Call call) {
    iam.users().detach(call.account(), input.userName(), input.policyArn());
    return DetachUserPolicyResponse.builder().build();
  }
}
