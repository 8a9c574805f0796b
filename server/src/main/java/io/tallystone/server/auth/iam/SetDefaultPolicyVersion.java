package io.tallystone.server.auth.iam;

import io.tallystone.wire.Call;
import software.amazon.awssdk.services.iam.model.SetDefaultPolicyVersionRequest;
import software.amazon.awssdk.services.iam.model.SetDefaultPolicyVersionResponse;

/** Puts a version of a managed policy in force. */
final class SetDefaultPolicyVersion
    extends IamOperation<SetDefaultPolicyVersionRequest, SetDefaultPolicyVersionResponse> {
  SetDefaultPolicyVersion(Iam iam) {
    super(iam);
  }

  @Override
  Target target(SetDefaultPolicyVersionRequest input, Call call) {
    return targets.policy(input.policyArn());
  }

  @Override
  public SetDefaultPolicyVersionResponse handle(SetDefaultPolicyVersionRequest input, Call call) {
    ManagedPolicies.update(
        identities(),
        call.account(),
        input.policyArn(),
        policy ->
            policy.withVersions(
                policy.versions(),
                ManagedPolicies.version(policy, input.versionId()).id(),
                policy.nextVersion(),
                iam.now()));
    return SetDefaultPolicyVersionResponse.builder().build();
  }
}
