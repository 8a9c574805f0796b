package io.tallystone.server.auth.iam;

import io.tallystone.wire.Call;
import software.amazon.awssdk.services.iam.model.AttachUserPolicyRequest;
import software.amazon.awssdk.services.iam.model.AttachUserPolicyResponse;

/** Attaches a managed policy to a user. */
final class AttachUserPolicy
    extends IamOperation<AttachUserPolicyRequest, AttachUserPolicyResponse> {
  AttachUserPolicy(Iam iam) {
    super(iam);
  }

  @Override
  Target target(AttachUserPolicyRequest input, Call call) {
    return targets.user(call, input.userName()).with("iam:PolicyARN", input.policyArn());
  }

  @Override
  public AttachUserPolicyResponse handle(AttachUserPolicyRequest input, Call call) {
    iam.users().attach(call.account(), input.userName(), input.policyArn());
    return AttachUserPolicyResponse.builder().build();
  }
}
