package io.tallystone.server.auth.store;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A managed policy.
 *
 * @param owner account, or {@code aws} for those of AWS
 * @param description null if there is none
 * @param defaultVersion id of the version in force, e.g. {@code v1}
 * @param nextVersion number of the next version; numbers are never used again
 * @param versions oldest first, at most five
 */
public record ManagedPolicy(
    String owner,
    String name,
    String path,
    String id,
    long createdAt,
    long updatedAt,
    @Nullable String description,
    Map<String, String> tags,
    String defaultVersion,
    int nextVersion,
    List<Version> versions) {

  /**
   * A version.
   *
   * @param id {@code v1}, {@code v2}, …
   */
  public record Version(String id, String document, long createdAt) {}

  /** Defensive copies; maps keep their order. */
  public ManagedPolicy {
    tags = Copies.of(tags);
    versions = List.copyOf(versions);
  }

  /** ARN. */
  public String arn() {
    return "arn:aws:iam::" + owner + ":policy" + path + name;
  }

  /** A version by its id. */
  public Optional<Version> version(String versionId) {
    return versions.stream().filter(version -> version.id().equals(versionId)).findFirst();
  }

  /** The document in force. */
  public String document() {
    return version(defaultVersion).orElseThrow().document();
  }

  /** With other tags. */
  public ManagedPolicy withTags(Map<String, String> other) {
    return with(updatedAt, other, defaultVersion, nextVersion, versions);
  }

  /** With other versions. */
  public ManagedPolicy withVersions(
      List<Version> other, String newDefault, int newNext, long newUpdatedAt) {
    return with(newUpdatedAt, tags, newDefault, newNext, other);
  }

  private ManagedPolicy with(
      long newUpdatedAt,
      Map<String, String> newTags,
      String newDefault,
      int newNext,
      List<Version> newVersions) {
    return new ManagedPolicy(
        owner,
        name,
        path,
        id,
        createdAt,
        newUpdatedAt,
        description,
        newTags,
        newDefault,
        newNext,
        newVersions);
  }
}
