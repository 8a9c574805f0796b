package io.tallystone.server.auth.iam;

import io.tallystone.wire.Call;
import java.util.List;
import software.amazon.awssdk.services.iam.model.ListPolicyTagsRequest;
import software.amazon.awssdk.services.iam.model.ListPolicyTagsResponse;
import software.amazon.awssdk.services.iam.model.Tag;

/** Lists the tags of a managed policy. */
final class ListPolicyTags extends IamOperation<ListPolicyTagsRequest, ListPolicyTagsResponse> {
  ListPolicyTags(Iam iam) {
    super(iam);
  }

  @Override
  Target target(ListPolicyTagsRequest input, Call call) {
    return targets.policy(input.policyArn());
  }

  @Override
  public ListPolicyTagsResponse handle(ListPolicyTagsRequest input, Call call) {
    List<Tag> tags =
        Tags.shown(ManagedPolicies.require(identities(), call.account(), input.policyArn()).tags());
    Paged<Tag> page = Paged.of(Tags.sorted(tags), Tag::key, input.marker(), input.maxItems());
    return ListPolicyTagsResponse.builder()
        .tags(page.items())
        .isTruncated(page.isTruncated())
        .marker(page.marker())
        .build();
  }
}
