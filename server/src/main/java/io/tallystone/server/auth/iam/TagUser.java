package io.tallystone.server.auth.iam;

import io.tallystone.wire.Call;
import software.amazon.awssdk.services.iam.model.TagUserRequest;
import software.amazon.awssdk.services.iam.model.TagUserResponse;

/** Adds tags to a user. */
final class TagUser extends IamOperation<TagUserRequest, TagUserResponse> {
  TagUser(Iam iam) {
    super(iam);
  }

  @Override
  Target target(TagUserRequest input, Call call) {
    return targets.user(call, input.userName()).withRequestTags(Tags.of(input.tags()));
  }

  @Override
  public TagUserResponse handle(TagUserRequest input, Call call) {
    Tags.add(iam.users(), call.account(), input.userName(), input.tags());
    return TagUserResponse.builder().build();
  }
}
