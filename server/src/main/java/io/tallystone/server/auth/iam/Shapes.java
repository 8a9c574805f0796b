package io.tallystone.server.auth.iam;

import io.tallystone.server.auth.store.AccessKey;
import io.tallystone.server.auth.store.Identity;
import io.tallystone.server.auth.store.ManagedPolicy;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.iam.model.AccessKeyMetadata;
import software.amazon.awssdk.services.iam.model.AttachedPermissionsBoundary;
import software.amazon.awssdk.services.iam.model.AttachedPolicy;
import software.amazon.awssdk.services.iam.model.Group;
import software.amazon.awssdk.services.iam.model.Policy;
import software.amazon.awssdk.services.iam.model.PolicyVersion;
import software.amazon.awssdk.services.iam.model.Role;
import software.amazon.awssdk.services.iam.model.StatusType;
import software.amazon.awssdk.services.iam.model.User;

/**
 * Shows what is stored in the SDK's shapes. Lists leave out tags, boundaries and the like; so do
 * the short forms here.
 */
final class Shapes {
  private Shapes() {}

  static Instant time(long millis) {
    return Instant.ofEpochMilli(millis).truncatedTo(ChronoUnit.SECONDS);
  }

  static User.Builder shortUser(io.tallystone.server.auth.store.User user, String account) {
    return User.builder()
        .userName(user.name())
        .path(user.path())
        .userId(user.id())
        .arn(user.arn(account))
        .createDate(time(user.createdAt()));
  }

  static User user(io.tallystone.server.auth.store.User user, String account) {
    User.Builder builder = shortUser(user, account).permissionsBoundary(boundary(user.boundary()));
    return user.tags().isEmpty() ? builder.build() : builder.tags(Tags.shown(user.tags())).build();
  }

  static Group group(io.tallystone.server.auth.store.Group group, String account) {
    return Group.builder()
        .groupName(group.name())
        .path(group.path())
        .groupId(group.id())
        .arn(group.arn(account))
        .createDate(time(group.createdAt()))
        .build();
  }

  static Role.Builder shortRole(io.tallystone.server.auth.store.Role role, String account) {
    return Role.builder()
        .roleName(role.name())
        .path(role.path())
        .roleId(role.id())
        .arn(role.arn(account))
        .createDate(time(role.createdAt()))
        .assumeRolePolicyDocument(PolicyTexts.encoded(role.trust()))
        .description(role.description())
        .maxSessionDuration(role.maxSessionSeconds());
  }

  static Role role(io.tallystone.server.auth.store.Role role, String account) {
    Role.Builder builder = shortRole(role, account).permissionsBoundary(boundary(role.boundary()));
    return role.tags().isEmpty() ? builder.build() : builder.tags(Tags.shown(role.tags())).build();
  }

  static Policy.Builder shortPolicy(ManagedPolicy policy, Attachments.Count count) {
    return Policy.builder()
        .policyName(policy.name())
        .policyId(policy.id())
        .arn(policy.arn())
        .path(policy.path())
        .defaultVersionId(policy.defaultVersion())
        .attachmentCount(count.attached())
        .permissionsBoundaryUsageCount(count.boundaries())
        .isAttachable(true)
        .createDate(time(policy.createdAt()))
        .updateDate(time(policy.updatedAt()));
  }

  static Policy policy(ManagedPolicy policy, Attachments.Count count) {
    Policy.Builder builder = shortPolicy(policy, count).description(policy.description());
    return policy.tags().isEmpty()
        ? builder.build()
        : builder.tags(Tags.shown(policy.tags())).build();
  }

  static PolicyVersion.Builder version(ManagedPolicy policy, ManagedPolicy.Version version) {
    return PolicyVersion.builder()
        .versionId(version.id())
        .isDefaultVersion(version.id().equals(policy.defaultVersion()))
        .createDate(time(version.createdAt()));
  }

  static List<AttachedPolicy> attached(List<String> arns) {
    return arns.stream()
        .map(
            arn ->
                AttachedPolicy.builder()
                    .policyArn(arn)
                    .policyName(arn.substring(arn.lastIndexOf('/') + 1))
                    .build())
        .toList();
  }

  /** The managed policies of a holder that are under a path, as its attached-list shows them. */
  static List<AttachedPolicy> attached(Identity<?> holder, @Nullable String pathPrefix) {
    return attached(
        holder.attachedPolicies().stream()
            .filter(
                arn ->
                    pathPrefix == null
                        || arn.substring(arn.indexOf(":policy/") + ":policy".length())
                            .startsWith(pathPrefix))
            .sorted(
                Comparator.comparing(
                    arn -> arn.substring(arn.lastIndexOf('/') + 1), String.CASE_INSENSITIVE_ORDER))
            .toList());
  }

  static AccessKeyMetadata key(@Nullable String userName, AccessKey key) {
    return AccessKeyMetadata.builder()
        .userName(userName)
        .accessKeyId(key.id())
        .status(status(key))
        .createDate(time(key.createdAt()))
        .build();
  }

  static StatusType status(AccessKey key) {
    return key.active() ? StatusType.ACTIVE : StatusType.INACTIVE;
  }

  static @Nullable AttachedPermissionsBoundary boundary(@Nullable String arn) {
    return arn == null
        ? null
        : AttachedPermissionsBoundary.builder()
            .permissionsBoundaryType("PermissionsBoundaryPolicy")
            .permissionsBoundaryArn(arn)
            .build();
  }
}
