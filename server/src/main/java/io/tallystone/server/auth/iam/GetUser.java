package io.tallystone.server.auth.iam;

import io.tallystone.server.auth.store.RootUser;
import io.tallystone.wire.Call;
import io.tallystone.wire.Principal;
import java.time.Instant;
import software.amazon.awssdk.services.iam.model.GetUserRequest;
import software.amazon.awssdk.services.iam.model.GetUserResponse;
import software.amazon.awssdk.services.iam.model.User;

/** Shows a user; without a name the caller. */
final class GetUser extends IamOperation<GetUserRequest, GetUserResponse> {
  GetUser(Iam iam) {
    super(iam);
  }

  @Override
  Target target(GetUserRequest input, Call call) {
    return targets.userOrCaller(call, input.userName());
  }

  @Override
  public GetUserResponse handle(GetUserRequest input, Call call) {
    String account = call.account();
    Principal caller = call.principal();
    if (input.userName() == null && caller.kind() != Principal.Kind.IAM_USER) {
      return GetUserResponse.builder().user(root(caller)).build();
    }
    String name = input.userName() == null ? caller.userName() : input.userName();
    return GetUserResponse.builder()
        .user(Shapes.user(iam.users().require(account, name), account))
        .build();
  }

  private User root(Principal caller) {
    if (caller.kind() != Principal.Kind.ROOT) {
      throw IamErrors.validation("Must specify userName when calling with non-User credentials");
    }
    // An account that was never stored has a root too, in development mode: its age is unknown.
    Instant created =
        identities()
            .roots()
            .find(caller.account(), RootUser.NAME)
            .map(root -> Shapes.time(root.createdAt()))
            .orElse(null);
    return User.builder().userId(caller.account()).arn(caller.arn()).createDate(created).build();
  }
}
