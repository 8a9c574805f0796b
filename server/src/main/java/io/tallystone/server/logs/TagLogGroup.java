package io.tallystone.server.logs;

import io.tallystone.wire.Access;
import io.tallystone.wire.Call;
import io.tallystone.wire.Operation;
import java.util.List;
import software.amazon.awssdk.services.cloudwatchlogs.model.TagLogGroupRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.TagLogGroupResponse;

/** Adds tags to a log group; the older API. */
final class TagLogGroup implements Operation<TagLogGroupRequest, TagLogGroupResponse> {
  private final GroupTags tags;

  TagLogGroup(GroupTags tags) {
    this.tags = tags;
  }

  @Override
  public String name() {
    return "TagLogGroup";
  }

  @Override
  public List<Access> access(TagLogGroupRequest input, Call call) {
    return tags.namedAccess("logs:TagLogGroup", call, input.logGroupName(), input.tags());
  }

  @Override
  public TagLogGroupResponse handle(TagLogGroupRequest input, Call call) {
    tags.add(tags.named(call, input.logGroupName()), input.tags());
    return TagLogGroupResponse.builder().build();
  }
}
