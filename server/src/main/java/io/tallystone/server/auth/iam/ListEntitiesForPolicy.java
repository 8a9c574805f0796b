package io.tallystone.server.auth.iam;

import io.tallystone.wire.Call;
import software.amazon.awssdk.services.iam.model.ListEntitiesForPolicyRequest;
import software.amazon.awssdk.services.iam.model.ListEntitiesForPolicyResponse;
import software.amazon.awssdk.services.iam.model.PolicyGroup;
import software.amazon.awssdk.services.iam.model.PolicyRole;
import software.amazon.awssdk.services.iam.model.PolicyUser;

/** Lists the users, groups and roles that use a managed policy. */
final class ListEntitiesForPolicy
    extends IamOperation<ListEntitiesForPolicyRequest, ListEntitiesForPolicyResponse> {
  ListEntitiesForPolicy(Iam iam) {
    super(iam);
  }

  @Override
  Target target(ListEntitiesForPolicyRequest input, Call call) {
    return targets.policy(input.policyArn());
  }

  @Override
  public ListEntitiesForPolicyResponse handle(ListEntitiesForPolicyRequest input, Call call) {
    ManagedPolicies.require(identities(), call.account(), input.policyArn());
    Paged<PolicyUse> page =
        Paged.of(
            PolicyUse.all(new Attachments(identities(), call.account(), input.policyArn()), input),
            PolicyUse::order,
            input.marker(),
            input.maxItems());
    return ListEntitiesForPolicyResponse.builder()
        .policyGroups(
            PolicyUse.of(page.items(), "group").stream()
                .map(use -> PolicyGroup.builder().groupName(use.name()).groupId(use.id()).build())
                .toList())
        .policyUsers(
            PolicyUse.of(page.items(), "user").stream()
                .map(use -> PolicyUser.builder().userName(use.name()).userId(use.id()).build())
                .toList())
        .policyRoles(
            PolicyUse.of(page.items(), "role").stream()
                .map(use -> PolicyRole.builder().roleName(use.name()).roleId(use.id()).build())
                .toList())
        .isTruncated(page.isTruncated())
        .marker(page.marker())
        .build();
  }
}
