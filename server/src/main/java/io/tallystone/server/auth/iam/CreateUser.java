package io.tallystone.server.auth.iam;

import io.tallystone.server.auth.store.User;
import io.tallystone.wire.Call;
import software.amazon.awssdk.services.iam.model.CreateUserRequest;
import software.amazon.awssdk.services.iam.model.CreateUserResponse;

/** Creates a user. */
final class CreateUser extends IamOperation<CreateUserRequest, CreateUserResponse> {
  CreateUser(Iam iam) {
    super(iam);
  }

  @Override
  Target target(CreateUserRequest input, Call call) {
    Target target =
        Targets.fresh(call, "user", input.path(), input.userName())
            .withRequestTags(Tags.of(input.tags()));
    return input.permissionsBoundary() == null
        ? target
        : target.with("iam:PermissionsBoundary", input.permissionsBoundary());
  }

  @Override
  public CreateUserResponse handle(CreateUserRequest input, Call call) {
    String account = call.account();
    if (input.permissionsBoundary() != null) {
      Boundaries.requireUsable(identities(), account, input.permissionsBoundary());
    }
    User user =
        User.named(
            input.userName(),
            input.path() == null ? "/" : input.path(),
            iam.ids().uniqueId("AIDA"),
            iam.now(),
            input.permissionsBoundary(),
            Tags.of(input.tags()));
    if (identities().users().all(account).size() >= Quotas.USERS) {
      throw IamErrors.quota("UsersPerAccount", Quotas.USERS);
    }
    if (!identities().users().create(account, user)) {
      throw IamErrors.alreadyExists("User with name " + input.userName() + " already exists.");
    }
    return CreateUserResponse.builder().user(Shapes.user(user, account)).build();
  }
}
