package io.tallystone.server.auth.iam;

import io.tallystone.server.auth.store.AccessKey;
import io.tallystone.wire.Call;
import software.amazon.awssdk.services.iam.model.UpdateAccessKeyRequest;
import software.amazon.awssdk.services.iam.model.UpdateAccessKeyResponse;

/** Activates or deactivates an access key. */
final class UpdateAccessKey extends IamOperation<UpdateAccessKeyRequest, UpdateAccessKeyResponse> {
  UpdateAccessKey(Iam iam) {
    super(iam);
  }

  @Override
  Target target(UpdateAccessKeyRequest input, Call call) {
    return targets.userOrCaller(call, input.userName());
  }

  @Override
  public UpdateAccessKeyResponse handle(UpdateAccessKeyRequest input, Call call) {
    KeyHolder.of(iam, call, input.userName())
        .update(
            keys -> {
              KeyHolder.require(keys, input.accessKeyId());
              return keys.stream().map(key -> changed(key, input)).toList();
            });
    return UpdateAccessKeyResponse.builder().build();
  }

  private static AccessKey changed(AccessKey key, UpdateAccessKeyRequest input) {
    return key.id().equals(input.accessKeyId())
        ? key.withActive(active(input.statusAsString()))
        : key;
  }

  private static boolean active(String status) {
    return switch (status) {
      case "Active" -> true;
      case "Inactive" -> false;
      default ->
          throw IamErrors.invalidInput("Status: " + status + " (expected: Active, Inactive)");
    };
  }
}
