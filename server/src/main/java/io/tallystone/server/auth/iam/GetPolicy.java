package io.tallystone.server.auth.iam;

import io.tallystone.server.auth.store.ManagedPolicy;
import io.tallystone.wire.Call;
import software.amazon.awssdk.services.iam.model.GetPolicyRequest;
import software.amazon.awssdk.services.iam.model.GetPolicyResponse;

/** Shows a managed policy, without its document. */
final class GetPolicy extends IamOperation<GetPolicyRequest, GetPolicyResponse> {
  GetPolicy(Iam iam) {
    super(iam);
  }

  @Override
  Target target(GetPolicyRequest input, Call call) {
    return targets.policy(input.policyArn());
  }

  @Override
  public GetPolicyResponse handle(GetPolicyRequest input, Call call) {
    ManagedPolicy policy = ManagedPolicies.require(identities(), call.account(), input.policyArn());
    Attachments attachments = new Attachments(identities(), call.account(), policy.arn());
    return GetPolicyResponse.builder().policy(Shapes.policy(policy, attachments.count())).build();
  }
}
