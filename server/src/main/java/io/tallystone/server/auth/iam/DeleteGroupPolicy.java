package io.tallystone.server.auth.iam;

import io.tallystone.wire.Call;
import software.amazon.awssdk.services.iam.model.DeleteGroupPolicyRequest;
import software.amazon.awssdk.services.iam.model.DeleteGroupPolicyResponse;

/** Deletes an inline policy of a group. */
final class DeleteGroupPolicy
    extends IamOperation<DeleteGroupPolicyRequest, DeleteGroupPolicyResponse> {
  DeleteGroupPolicy(Iam iam) {
    super(iam);
  }

  @Override
  Target target(DeleteGroupPolicyRequest input, Call call) {
    return targets.group(call, input.groupName());
  }

  @Override
  public DeleteGroupPolicyResponse handle(DeleteGroupPolicyRequest input, Call call) {
    iam.groups().deleteInline(call.account(), input.groupName(), input.policyName());
    return DeleteGroupPolicyResponse.builder().build();
  }
}
