package io.tallystone.server.auth.iam;

import io.tallystone.server.auth.store.ManagedPolicy;
import io.tallystone.wire.Call;
import software.amazon.awssdk.services.iam.model.DeletePolicyRequest;
import software.amazon.awssdk.services.iam.model.DeletePolicyResponse;

/** Deletes a managed policy that nobody uses and that has one version. */
final class DeletePolicy extends IamOperation<DeletePolicyRequest, DeletePolicyResponse> {
  DeletePolicy(Iam iam) {
    super(iam);
  }

  @Override
  Target target(DeletePolicyRequest input, Call call) {
    return targets.policy(input.policyArn());
  }

  @Override
  public DeletePolicyResponse handle(DeletePolicyRequest input, Call call) {
    identities()
        .exclusively(
            () -> {
              ManagedPolicy policy =
                  ManagedPolicies.requireOwn(identities(), call.account(), input.policyArn());
              Attachments.Count count =
                  new Attachments(identities(), call.account(), policy.arn()).count();
              if (count.attached() + count.boundaries() > 0) {
                throw IamErrors.deleteConflict("Cannot delete a policy attached to entities.");
              }
              if (policy.versions().size() > 1) {
                throw IamErrors.deleteConflict(
                    "This policy has more than one version. Before you delete a policy, you must"
                        + " delete the policy's versions. The default version is deleted with the"
                        + " policy.");
              }
              return identities().policies().delete(call.account(), policy.name());
            });
    return DeletePolicyResponse.builder().build();
  }
}
