package io.tallystone.server.auth.iam;

import io.tallystone.wire.Access;
import io.tallystone.wire.Call;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.iam.model.UpdateUserRequest;
import software.amazon.awssdk.services.iam.model.UpdateUserResponse;

/** Renames or moves a user. */
final class UpdateUser extends IamOperation<UpdateUserRequest, UpdateUserResponse> {
  UpdateUser(Iam iam) {
    super(iam);
  }

  @Override
  Target target(UpdateUserRequest input, Call call) {
    return targets.user(call, input.userName());
  }

  @Override
  public UpdateUserResponse handle(UpdateUserRequest input, Call call) {
    String account = call.account();
    iam.users()
        .update(
            account,
            input.userName(),
            user -> {
              String name = input.newUserName() == null ? user.name() : input.newUserName();
              boolean taken =
                  !name.equalsIgnoreCase(user.name())
                      && identities().users().find(account, name).isPresent();
              if (taken) {
                throw IamErrors.alreadyExists("User with name " + name + " already exists.");
              }
              return user.at(input.newPath() == null ? user.path() : input.newPath(), name);
            });
    return UpdateUserResponse.builder().build();
  }

  @Override
  public List<Access> access(UpdateUserRequest input, Call call) {
    List<Access> all = new ArrayList<>(super.access(input, call));
    if (input.newUserName() != null || input.newPath() != null) {
      // The caller must be allowed on what it becomes, too.
      String name = input.newUserName() == null ? input.userName() : input.newUserName();
      Target renamed = Targets.fresh(call, "user", input.newPath(), name);
      all.add(Access.to("iam:" + name(), renamed.arn()));
    }
    return List.copyOf(all);
  }
}
