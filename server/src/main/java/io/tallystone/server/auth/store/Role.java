package io.tallystone.server.auth.store;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A role.
 *
 * @param description null if there is none
 * @param trust who may assume it
 * @param maxSessionSeconds longest session
 * @param boundary ARN of the permissions boundary; null if there is none
 */
public record Role(
    String name,
    String path,
    String id,
    long createdAt,
    @Nullable String description,
    String trust,
    int maxSessionSeconds,
    @Nullable String boundary,
    Map<String, String> tags,
    Map<String, String> inlinePolicies,
    List<String> attachedPolicies)
    implements Actor<Role> {

  /** Defensive copies; maps keep their order. */
  public Role {
    tags = Copies.of(tags);
    inlinePolicies = Copies.of(inlinePolicies);
    attachedPolicies = List.copyOf(attachedPolicies);
  }

  @Override
  public String arn(String account) {
    return "arn:aws:iam::" + account + ":role" + path + name;
  }

  @Override
  public Role withPolicies(Map<String, String> inline, List<String> attached) {
    return with(description, trust, maxSessionSeconds, boundary, tags, inline, attached);
  }

  /** With another trust policy. */
  public Role withTrust(String other) {
    return with(
        description, other, maxSessionSeconds, boundary, tags, inlinePolicies, attachedPolicies);
  }

  /** With another description and session limit. */
  public Role withSettings(@Nullable String text, int seconds) {
    return with(text, trust, seconds, boundary, tags, inlinePolicies, attachedPolicies);
  }

  @Override
  public Role withBoundary(@Nullable String other) {
    return with(
        description, trust, maxSessionSeconds, other, tags, inlinePolicies, attachedPolicies);
  }

  @Override
  public Role withTags(Map<String, String> other) {
    return with(
        description, trust, maxSessionSeconds, boundary, other, inlinePolicies, attachedPolicies);
  }

  private Role with(
      @Nullable String newDescription,
      String newTrust,
      int newMaxSession,
      @Nullable String newBoundary,
      Map<String, String> newTags,
      Map<String, String> newInline,
      List<String> newAttached) {
    return new Role(
        name,
        path,
        id,
        createdAt,
        newDescription,
        newTrust,
        newMaxSession,
        newBoundary,
        newTags,
        newInline,
        newAttached);
  }
}
