package io.tallystone.server.auth.sts;

import io.tallystone.wire.Principal;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.services.sts.model.Tag;

/**
 * The tags of a session: those of the request, and the transitive ones of the session that assumes
 * (IAM User Guide, "Pass session tags in AWS STS").
 */
record SessionTags(Map<String, String> tags, List<String> transitive) {

  /** With what is inherited; the request must not set that anew. */
  static SessionTags of(AssumeRoleRequest request, Principal.@Nullable Session callerOrNull) {
    Map<String, String> tags = new LinkedHashMap<>(asked(request));
    Set<String> transitive = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    transitive.addAll(request.transitiveTagKeys());
    for (String key : request.transitiveTagKeys()) {
      if (tags.keySet().stream().noneMatch(key::equalsIgnoreCase)) {
        throw StsErrors.validation(
            "The specified transitive tag key must be included in the requested tags.");
      }
    }
    if (callerOrNull != null) {
      callerOrNull.transitiveTags().forEach(key -> inherit(key, callerOrNull, tags, transitive));
    }
    return new SessionTags(tags, List.copyOf(transitive));
  }

  /** Those of the request alone. */
  static Map<String, String> asked(AssumeRoleRequest request) {
    Map<String, String> tags = new LinkedHashMap<>();
    Set<String> seen = new HashSet<>();
    for (Tag tag : request.tags()) {
      if (!seen.add(tag.key().toLowerCase(Locale.ROOT))) {
        throw StsErrors.validation(
            "Duplicate tag keys found. Please note that Tag keys are case insensitive.");
      }
      tags.put(tag.key(), tag.value());
    }
    return tags;
  }

  private static void inherit(
      String key, Principal.Session session, Map<String, String> tags, Set<String> transitive) {
    if (tags.keySet().stream().anyMatch(key::equalsIgnoreCase)) {
      throw StsErrors.validation(
          "One of the specified transitive tag keys can't be set because it conflicts with a"
              + " transitive tag key from the calling session.");
    }
    session.tags().entrySet().stream()
        .filter(tag -> tag.getKey().equalsIgnoreCase(key))
        .forEach(tag -> tags.put(tag.getKey(), tag.getValue()));
    transitive.add(key);
  }
}
