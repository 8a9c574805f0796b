package io.tallystone.server.auth.iam;

import io.tallystone.wire.Call;
import software.amazon.awssdk.services.iam.model.DeleteUserPolicyRequest;
import software.amazon.awssdk.services.iam.model.DeleteUserPolicyResponse;

/** Deletes an inline policy of a user. */
final class DeleteUserPolicy
    extends IamOperation<DeleteUserPolicyRequest, DeleteUserPolicyResponse> {
  DeleteUserPolicy(Iam iam) {
    super(iam);
  }

  @Override
  Target target(DeleteUserPolicyRequest input, Call call) {
    return targets.user(call, input.userName());
  }

  @Override
  public DeleteUserPolicyResponse handle(DeleteUserPolicyRequest input, Call call) {
    iam.users().deleteInline(call.account(), input.userName(), input.policyName());
    return DeleteUserPolicyResponse.builder().build();
  }
}
