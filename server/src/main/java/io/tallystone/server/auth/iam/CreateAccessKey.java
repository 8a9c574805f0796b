package io.tallystone.server.auth.iam;

import io.tallystone.server.auth.store.AccessKey;
import io.tallystone.wire.Call;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.iam.model.CreateAccessKeyRequest;
import software.amazon.awssdk.services.iam.model.CreateAccessKeyResponse;

/** Makes an access key. Its secret is shown this once. */
final class CreateAccessKey extends IamOperation<CreateAccessKeyRequest, CreateAccessKeyResponse> {
  CreateAccessKey(Iam iam) {
    super(iam);
  }

  @Override
  Target target(CreateAccessKeyRequest input, Call call) {
    return targets.userOrCaller(call, input.userName());
  }

  @Override
  public CreateAccessKeyResponse handle(CreateAccessKeyRequest input, Call call) {
    KeyHolder holder = KeyHolder.of(iam, call, input.userName());
    software.amazon.awssdk.services.iam.model.AccessKey.Builder shown =
        software.amazon.awssdk.services.iam.model.AccessKey.builder();
    AccessKey key =
        new AccessKey(
            iam.ids().accessKeyId("AKIA", call.account()), iam.ids().secret(), true, iam.now());
    holder.update(
        keys -> {
          if (keys.size() >= Quotas.KEYS_PER_USER) {
            throw IamErrors.quota("AccessKeysPerUser", Quotas.KEYS_PER_USER);
          }
          List<AccessKey> more = new ArrayList<>(keys);
          more.add(key);
          return more;
        });
    return CreateAccessKeyResponse.builder()
        .accessKey(
            shown
                .userName(holder.userName())
                .accessKeyId(key.id())
                .secretAccessKey(key.secret())
                .status(Shapes.status(key))
                .createDate(Shapes.time(key.createdAt()))
                .build())
        .build();
  }
}
