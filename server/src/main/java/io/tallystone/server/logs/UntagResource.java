package io.tallystone.server.logs;

import io.tallystone.wire.Access;
import io.tallystone.wire.Call;
import io.tallystone.wire.Operation;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.cloudwatchlogs.model.UntagResourceRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.UntagResourceResponse;

/** Takes tags off a log group. */
final class UntagResource implements Operation<UntagResourceRequest, UntagResourceResponse> {
  private final GroupTags tags;

  UntagResource(GroupTags tags) {
    this.tags = tags;
  }

  @Override
  public String name() {
    return "UntagResource";
  }

  @Override
  public List<Access> access(UntagResourceRequest input, Call call) {
    return tags.access("logs:UntagResource", call, input.resourceArn(), Map.of());
  }

  @Override
  public UntagResourceResponse handle(UntagResourceRequest input, Call call) {
    tags.remove(tags.resource(call, input.resourceArn()), input.tagKeys());
    return UntagResourceResponse.builder().build();
  }
}
