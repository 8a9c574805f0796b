package io.tallystone.server.auth.iam;

import io.tallystone.wire.Call;
import software.amazon.awssdk.services.iam.model.UntagRoleRequest;
import software.amazon.awssdk.services.iam.model.UntagRoleResponse;

/** Removes tags from a role. */
final class UntagRole extends IamOperation<UntagRoleRequest, UntagRoleResponse> {
  UntagRole(Iam iam) {
    super(iam);
  }

  @Override
  Target target(UntagRoleRequest input, Call call) {
    return targets.role(call, input.roleName());
  }

  @Override
  public UntagRoleResponse handle(UntagRoleRequest input, Call call) {
    Tags.remove(iam.roles(), call.account(), input.roleName(), input.tagKeys());
    return UntagRoleResponse.builder().build();
  }
}
