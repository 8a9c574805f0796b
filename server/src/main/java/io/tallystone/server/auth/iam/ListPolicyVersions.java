package io.tallystone.server.auth.iam;

import io.tallystone.server.auth.store.ManagedPolicy;
import io.tallystone.wire.Call;
import software.amazon.awssdk.services.iam.model.ListPolicyVersionsRequest;
import software.amazon.awssdk.services.iam.model.ListPolicyVersionsResponse;

/** Lists the versions of a managed policy, newest first. */
final class ListPolicyVersions
    extends IamOperation<ListPolicyVersionsRequest, ListPolicyVersionsResponse> {
  ListPolicyVersions(Iam iam) {
    super(iam);
  }

  @Override
  Target target(ListPolicyVersionsRequest input, Call call) {
    return targets.policy(input.policyArn());
  }

  @Override
  public ListPolicyVersionsResponse handle(ListPolicyVersionsRequest input, Call call) {
    ManagedPolicy policy = ManagedPolicies.require(identities(), call.account(), input.policyArn());
    // There are at most five, so a page always holds them all.
    return ListPolicyVersionsResponse.builder()
        .versions(
            policy.versions().reversed().stream()
                .map(version -> Shapes.version(policy, version).build())
                .toList())
        .isTruncated(false)
        .build();
  }
}
