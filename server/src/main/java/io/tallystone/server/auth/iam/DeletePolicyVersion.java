package io.tallystone.server.auth.iam;

import io.tallystone.server.auth.store.ManagedPolicy;
import io.tallystone.wire.Call;
import java.util.List;
import software.amazon.awssdk.services.iam.model.DeletePolicyVersionRequest;
import software.amazon.awssdk.services.iam.model.DeletePolicyVersionResponse;

/** Deletes a version that is not in force. */
final class DeletePolicyVersion
    extends IamOperation<DeletePolicyVersionRequest, DeletePolicyVersionResponse> {
  DeletePolicyVersion(Iam iam) {
    super(iam);
  }

  @Override
  Target target(DeletePolicyVersionRequest input, Call call) {
    return targets.policy(input.policyArn());
  }

  @Override
  public DeletePolicyVersionResponse handle(DeletePolicyVersionRequest input, Call call) {
    ManagedPolicies.update(
        identities(),
        call.account(),
        input.policyArn(),
        policy -> {
          ManagedPolicy.Version gone = ManagedPolicies.version(policy, input.versionId());
          if (gone.id().equals(policy.defaultVersion())) {
            throw IamErrors.deleteConflict("Cannot delete the default version of a policy.");
          }
          List<ManagedPolicy.Version> rest =
              policy.versions().stream().filter(version -> !version.equals(gone)).toList();
          return policy.withVersions(
              rest, policy.defaultVersion(), policy.nextVersion(), iam.now());
        });
    return DeletePolicyVersionResponse.builder().build();
  }
}
