package io.tallystone.server.auth.iam;

import io.tallystone.wire.Call;
import java.util.List;
import software.amazon.awssdk.services.iam.model.ListRoleTagsRequest;
import software.amazon.awssdk.services.iam.model.ListRoleTagsResponse;
import software.amazon.awssdk.services.iam.model.Tag;

/** Lists the tags of a role. */
final class ListRoleTags extends IamOperation<ListRoleTagsRequest, ListRoleTagsResponse> {
  ListRoleTags(Iam iam) {
    super(iam);
  }

  @Override
  Target target(ListRoleTagsRequest input, Call call) {
    return targets.role(call, input.roleName());
  }

  @Override
  public ListRoleTagsResponse handle(ListRoleTagsRequest input, Call call) {
    List<Tag> tags = Tags.shown(iam.roles().require(call.account(), input.roleName()).tags());
    Paged<Tag> page = Paged.of(Tags.sorted(tags), Tag::key, input.marker(), input.maxItems());
    return ListRoleTagsResponse.builder()
        .tags(page.items())
        .isTruncated(page.isTruncated())
        .marker(page.marker())
        .build();
  }
}
