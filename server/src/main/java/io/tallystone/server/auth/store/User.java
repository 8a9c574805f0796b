package io.tallystone.server.auth.store;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An IAM user.
 *
 * @param boundary ARN of the permissions boundary; null if there is none
 * @param groups names of the groups the user is in
 * @param keys at most two
 */
public record User(
    String name,
    String path,
    String id,
    long createdAt,
    @Nullable String boundary,
    Map<String, String> tags,
    Map<String, String> inlinePolicies,
    List<String> attachedPolicies,
    List<String> groups,
    List<AccessKey> keys)
    implements Actor<User> {

  /** Defensive copies; maps keep their order. */
  public User {
    tags = Copies.of(tags);
    inlinePolicies = Copies.of(inlinePolicies);
    attachedPolicies = List.copyOf(attachedPolicies);
    groups = List.copyOf(groups);
    keys = List.copyOf(keys);
  }

  /** A user without anything. */
  public static User named(
      String name,
      String path,
      String id,
      long createdAt,
      @Nullable String boundary,
      Map<String, String> tags) {
    return new User(
        name, path, id, createdAt, boundary, tags, Map.of(), List.of(), List.of(), List.of());
  }

  @Override
  public String arn(String account) {
    return "arn:aws:iam::" + account + ":user" + path + name;
  }

  @Override
  public User withPolicies(Map<String, String> inline, List<String> attached) {
    return new User(name, path, id, createdAt, boundary, tags, inline, attached, groups, keys);
  }

  /** Renamed or moved. */
  public User at(String newPath, String newName) {
    return new User(
        newName,
        newPath,
        id,
        createdAt,
        boundary,
        tags,
        inlinePolicies,
        attachedPolicies,
        groups,
        keys);
  }

  @Override
  public User withTags(Map<String, String> other) {
    return new User(
        name, path, id, createdAt, boundary, other, inlinePolicies, attachedPolicies, groups, keys);
  }

  @Override
  public User withBoundary(@Nullable String other) {
    return new User(
        name, path, id, createdAt, other, tags, inlinePolicies, attachedPolicies, groups, keys);
  }

  /** In other groups. */
  public User withGroups(List<String> other) {
    return new User(
        name, path, id, createdAt, boundary, tags, inlinePolicies, attachedPolicies, other, keys);
  }

  /** With other keys. */
  public User withKeys(List<AccessKey> other) {
    return new User(
        name, path, id, createdAt, boundary, tags, inlinePolicies, attachedPolicies, groups, other);
  }
}
