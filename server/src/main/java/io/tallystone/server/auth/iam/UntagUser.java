package io.tallystone.server.auth.iam;

import io.tallystone.wire.Call;
import software.amazon.awssdk.services.iam.model.UntagUserRequest;
import software.amazon.awssdk.services.iam.model.UntagUserResponse;

/** Removes tags from a user. */
final class UntagUser extends IamOperation<UntagUserRequest, UntagUserResponse> {
  UntagUser(Iam iam) {
    super(iam);
  }

  @Override
  Target target(UntagUserRequest input, Call call) {
    return targets.user(call, input.userName());
  }

  @Override
  public UntagUserResponse handle(UntagUserRequest input, Call call) {
    Tags.remove(iam.users(), call.account(), input.userName(), input.tagKeys());
    return UntagUserResponse.builder().build();
  }
}
