package io.tallystone.server.logs;

import io.tallystone.wire.Access;
import io.tallystone.wire.Call;
import io.tallystone.wire.Operation;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.cloudwatchlogs.model.ListTagsLogGroupRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.ListTagsLogGroupResponse;

/** Tells the tags of a log group; the older API. */
final class ListTagsLogGroup
    implements Operation<ListTagsLogGroupRequest, ListTagsLogGroupResponse> {
  private final GroupTags tags;

  ListTagsLogGroup(GroupTags tags) {
    this.tags = tags;
  }

  @Override
  public String name() {
    return "ListTagsLogGroup";
  }

  @Override
  public List<Access> access(ListTagsLogGroupRequest input, Call call) {
    return tags.namedAccess("logs:ListTagsLogGroup", call, input.logGroupName(), Map.of());
  }

  @Override
  public ListTagsLogGroupResponse handle(ListTagsLogGroupRequest input, Call call) {
    return ListTagsLogGroupResponse.builder()
        .tags(tags.named(call, input.logGroupName()).tags())
        .build();
  }
}
