package io.tallystone.server.auth.iam;

import io.tallystone.wire.Call;
import java.util.List;
import software.amazon.awssdk.services.iam.model.ListUserTagsRequest;
import software.amazon.awssdk.services.iam.model.ListUserTagsResponse;
import software.amazon.awssdk.services.iam.model.Tag;

/** Lists the tags of a user. */
final class ListUserTags extends IamOperation<ListUserTagsRequest, ListUserTagsResponse> {
  ListUserTags(Iam iam) {
    super(iam);
  }

  @Override
  Target target(ListUserTagsRequest input, Call call) {
    return targets.user(call, input.userName());
  }

  @Override
  public ListUserTagsResponse handle(ListUserTagsRequest input, Call call) {
    List<Tag> tags = Tags.shown(iam.users().require(call.account(), input.userName()).tags());
    Paged<Tag> page = Paged.of(Tags.sorted(tags), Tag::key, input.marker(), input.maxItems());
    return ListUserTagsResponse.builder()
        .tags(page.items())
        .isTruncated(page.isTruncated())
        .marker(page.marker())
        .build();
  }
}
