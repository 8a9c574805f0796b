package io.tallystone.server.auth.iam;

import io.tallystone.server.auth.store.AccessKey;
import io.tallystone.wire.Call;
import java.util.Comparator;
import software.amazon.awssdk.services.iam.model.ListAccessKeysRequest;
import software.amazon.awssdk.services.iam.model.ListAccessKeysResponse;

/** Lists the access keys of a user, without their secrets. */
final class ListAccessKeys extends IamOperation<ListAccessKeysRequest, ListAccessKeysResponse> {
  ListAccessKeys(Iam iam) {
    super(iam);
  }

  @Override
  Target target(ListAccessKeysRequest input, Call call) {
    return targets.userOrCaller(call, input.userName());
  }

  @Override
  public ListAccessKeysResponse handle(ListAccessKeysRequest input, Call call) {
    KeyHolder holder = KeyHolder.of(iam, call, input.userName());
    Paged<AccessKey> page =
        Paged.of(
            holder.keys().stream().sorted(Comparator.comparing(AccessKey::id)).toList(),
            AccessKey::id,
            input.marker(),
            input.maxItems());
    return ListAccessKeysResponse.builder()
        .accessKeyMetadata(
            page.items().stream().map(key -> Shapes.key(holder.userName(), key)).toList())
        .isTruncated(page.isTruncated())
        .marker(page.marker())
        .build();
  }
}
