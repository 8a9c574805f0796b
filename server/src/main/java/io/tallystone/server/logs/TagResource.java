package io.tallystone.server.logs;

import io.tallystone.wire.Access;
import io.tallystone.wire.Call;
import io.tallystone.wire.Operation;
import java.util.List;
import software.amazon.awssdk.services.cloudwatchlogs.model.TagResourceRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.TagResourceResponse;

/** Adds tags to a log group, or replaces their values. */
final class TagResource implements Operation<TagResourceRequest, TagResourceResponse> {
  private final GroupTags tags;

  TagResource(GroupTags tags) {
    this.tags = tags;
  }

  @Override
  public String name() {
    return "TagResource";
  }

  @Override
  public List<Access> access(TagResourceRequest input, Call call) {
    return tags.access("logs:TagResource", call, input.resourceArn(), input.tags());
  }

  @Override
  public TagResourceResponse handle(TagResourceRequest input, Call call) {
    tags.add(tags.resource(call, input.resourceArn()), input.tags());
    return TagResourceResponse.builder().build();
  }
}
