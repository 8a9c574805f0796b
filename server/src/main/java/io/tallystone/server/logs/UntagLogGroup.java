package io.tallystone.server.logs;

import io.tallystone.wire.Access;
import io.tallystone.wire.Call;
import io.tallystone.wire.Operation;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.cloudwatchlogs.model.UntagLogGroupRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.UntagLogGroupResponse;

/** Takes tags off a log group; the older API. */
final class UntagLogGroup implements Operation<UntagLogGroupRequest, UntagLogGroupResponse> {
  private final GroupTags tags;

  UntagLogGroup(GroupTags tags) {
    this.tags = tags;
  }

  @Override
  public String name() {
    return "UntagLogGroup";
  }

  @Override
  public List<Access> access(UntagLogGroupRequest input, Call call) {
    return tags.namedAccess("logs:UntagLogGroup", call, input.logGroupName(), Map.of());
  }

  @Override
  public UntagLogGroupResponse handle(UntagLogGroupRequest input, Call call) {
    tags.remove(tags.named(call, input.logGroupName()), input.tags());
    return UntagLogGroupResponse.builder().build();
  }
}
