package io.tallystone.server.auth.iam;

import io.tallystone.server.auth.store.ManagedPolicy;
import io.tallystone.wire.Call;
import software.amazon.awssdk.services.iam.model.GetPolicyVersionRequest;
import software.amazon.awssdk.services.iam.model.GetPolicyVersionResponse;

/** Shows a version of a managed policy with its document. */
final class GetPolicyVersion
    extends IamOperation<GetPolicyVersionRequest, GetPolicyVersionResponse> {
  GetPolicyVersion(Iam iam) {
    super(iam);
  }

  @Override
  Target target(GetPolicyVersionRequest input, Call call) {
    return targets.policy(input.policyArn());
  }

  @Override
  public GetPolicyVersionResponse handle(GetPolicyVersionRequest input, Call call) {
    ManagedPolicy policy = ManagedPolicies.require(identities(), call.account(), input.policyArn());
    ManagedPolicy.Version version = ManagedPolicies.version(policy, input.versionId());
    return GetPolicyVersionResponse.builder()
        .policyVersion(
            Shapes.version(policy, version)
                .document(PolicyTexts.encoded(version.document()))
                .build())
        .build();
  }
}
