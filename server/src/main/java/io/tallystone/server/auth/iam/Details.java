package io.tallystone.server.auth.iam;

import io.tallystone.server.auth.store.Group;
import io.tallystone.server.auth.store.Identity;
import io.tallystone.server.auth.store.ManagedPolicy;
import io.tallystone.server.auth.store.Role;
import io.tallystone.server.auth.store.User;
import java.util.List;
import software.amazon.awssdk.services.iam.model.GroupDetail;
import software.amazon.awssdk.services.iam.model.ManagedPolicyDetail;
import software.amazon.awssdk.services.iam.model.PolicyDetail;
import software.amazon.awssdk.services.iam.model.RoleDetail;
import software.amazon.awssdk.services.iam.model.UserDetail;

/** Shows what is stored with all that belongs to it, as GetAccountAuthorizationDetails does. */
final class Details {
  private Details() {}

  static UserDetail user(User user, String account) {
    UserDetail.Builder detail =
        UserDetail.builder()
            .userName(user.name())
            .path(user.path())
            .userId(user.id())
            .arn(user.arn(account))
            .createDate(Shapes.time(user.createdAt()))
            .userPolicyList(inline(user))
            .groupList(user.groups())
            .attachedManagedPolicies(Shapes.attached(user, null))
            .permissionsBoundary(Shapes.boundary(user.boundary()));
    return user.tags().isEmpty() ? detail.build() : detail.tags(Tags.shown(user.tags())).build();
  }

  static GroupDetail group(Group group, String account) {
    return GroupDetail.builder()
        .groupName(group.name())
        .path(group.path())
        .groupId(group.id())
        .arn(group.arn(account))
        .createDate(Shapes.time(group.createdAt()))
        .groupPolicyList(inline(group))
        .attachedManagedPolicies(Shapes.attached(group, null))
        .build();
  }

  static RoleDetail role(Role role, String account) {
    RoleDetail.Builder detail =
        RoleDetail.builder()
            .roleName(role.name())
            .path(role.path())
            .roleId(role.id())
            .arn(role.arn(account))
            .createDate(Shapes.time(role.createdAt()))
            .assumeRolePolicyDocument(PolicyTexts.encoded(role.trust()))
            .instanceProfileList(List.of())
            .rolePolicyList(inline(role))
            .attachedManagedPolicies(Shapes.attached(role, null))
            .permissionsBoundary(Shapes.boundary(role.boundary()));
    return role.tags().isEmpty() ? detail.build() : detail.tags(Tags.shown(role.tags())).build();
  }

  static ManagedPolicyDetail policy(ManagedPolicy policy, Attachments.Count count) {
    return ManagedPolicyDetail.builder()
        .policyName(policy.name())
        .policyId(policy.id())
        .arn(policy.arn())
        .path(policy.path())
        .defaultVersionId(policy.defaultVersion())
        .attachmentCount(count.attached())
        .permissionsBoundaryUsageCount(count.boundaries())
        .isAttachable(true)
        .description(policy.description())
        .createDate(Shapes.time(policy.createdAt()))
        .updateDate(Shapes.time(policy.updatedAt()))
        .policyVersionList(
            policy.versions().stream()
                .map(
                    version ->
                        Shapes.version(policy, version)
                            .document(PolicyTexts.encoded(version.document()))
                            .build())
                .toList())
        .build();
  }

  private static List<PolicyDetail> inline(Identity<?> identity) {
    return identity.inlinePolicies().entrySet().stream()
        .map(
            policy ->
                PolicyDetail.builder()
                    .policyName(policy.getKey())
                    .policyDocument(PolicyTexts.encoded(policy.getValue()))
                    .build())
        .toList();
  }
}
