package io.tallystone.server.auth.iam;

import io.tallystone.wire.Call;
import software.amazon.awssdk.services.iam.model.TagRoleRequest;
import software.amazon.awssdk.services.iam.model.TagRoleResponse;

/** Adds tags to a role. */
final class TagRole extends IamOperation<TagRoleRequest, TagRoleResponse> {
  TagRole(Iam iam) {
    super(iam);
  }

  @Override
  Target target(TagRoleRequest input, Call call) {
    return targets.role(call, input.roleName()).withRequestTags(Tags.of(input.tags()));
  }

  @Override
  public TagRoleResponse handle(TagRoleRequest input, Call call) {
    Tags.add(iam.roles(), call.account(), input.roleName(), input.tags());
    return TagRoleResponse.builder().build();
  }
}
