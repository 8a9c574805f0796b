package io.tallystone.server.auth.iam;

import io.tallystone.server.auth.store.AccessKey;
import io.tallystone.wire.Call;
import software.amazon.awssdk.services.iam.model.DeleteAccessKeyRequest;
import software.amazon.awssdk.services.iam.model.DeleteAccessKeyResponse;

/** Deletes an access key. */
final class DeleteAccessKey extends IamOperation<DeleteAccessKeyRequest, DeleteAccessKeyResponse> {
  DeleteAccessKey(Iam iam) {
    super(iam);
  }

  @Override
  Target target(DeleteAccessKeyRequest input, Call call) {
    return targets.userOrCaller(call, input.userName());
  }

  @Override
  public DeleteAccessKeyResponse handle(DeleteAccessKeyRequest input, Call call) {
    KeyHolder.of(iam, call, input.userName())
        .update(
            keys -> {
              AccessKey gone = KeyHolder.require(keys, input.accessKeyId());
              return keys.stream().filter(key -> !key.equals(gone)).toList();
            });
    identities().keyUses().delete(call.account(), input.accessKeyId());
    return DeleteAccessKeyResponse.builder().build();
  }
}
