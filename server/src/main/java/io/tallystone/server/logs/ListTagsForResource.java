package io.tallystone.server.logs;

import io.tallystone.wire.Access;
import io.tallystone.wire.Call;
import io.tallystone.wire.Operation;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.cloudwatchlogs.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.ListTagsForResourceResponse;

/** Tells the tags of a log group. */
final class ListTagsForResource
    implements Operation<ListTagsForResourceRequest, ListTagsForResourceResponse> {
  private final GroupTags tags;

  ListTagsForResource(GroupTags tags) {
    this.tags = tags;
  }

  @Override
  public String name() {
    return "ListTagsForResource";
  }

  @Override
  public List<Access> access(ListTagsForResourceRequest input, Call call) {
    return tags.access("logs:ListTagsForResource", call, input.resourceArn(), Map.of());
  }

  @Override
  public ListTagsForResourceResponse handle(ListTagsForResourceRequest input, Call call) {
    return ListTagsForResourceResponse.builder()
        .tags(tags.resource(call, input.resourceArn()).tags())
        .build();
  }
}
