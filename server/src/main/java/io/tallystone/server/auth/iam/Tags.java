package io.tallystone.server.auth.iam;

import io.tallystone.server.auth.store.Actor;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.iam.model.Tag;

/** Tags in requests and answers. Keys keep their case but are unique whatever it is. */
final class Tags {
  private Tags() {}

  /** Of a request. */
  static Map<String, String> of(List<Tag> tags) {
    Map<String, String> map = new LinkedHashMap<>();
    Set<String> seen = new HashSet<>();
    for (Tag tag : tags) {
      if (!seen.add(tag.key().toLowerCase(Locale.ROOT))) {
        throw IamErrors.invalidInput(
            "Duplicate tag keys found. Please note that Tag keys are case insensitive.");
      }
      if (tag.key().toLowerCase(Locale.ROOT).startsWith("aws:")) {
        throw IamErrors.invalidInput("Tag keys beginning with aws: are reserved for system use.");
      }
      map.put(tag.key(), tag.value());
    }
    requireFew(map);
    return map;
  }

  /** Adds tags; one whose key is there replaces it. */
  static Map<String, String> added(Map<String, String> tags, List<Tag> more) {
    Map<String, String> all = new LinkedHashMap<>(tags);
    of(more)
        .forEach(
            (key, value) -> {
              all.keySet().removeIf(old -> old.equalsIgnoreCase(key));
              all.put(key, value);
            });
    requireFew(all);
    return all;
  }

  /** Without the keys; one that is not there does not matter. */
  static Map<String, String> removed(Map<String, String> tags, Collection<String> keys) {
    Map<String, String> rest = new LinkedHashMap<>(tags);
    keys.forEach(key -> rest.keySet().removeIf(old -> old.equalsIgnoreCase(key)));
    return rest;
  }

  /** Adds tags to one of the holders. */
  static <T extends Actor<T>> void add(
      Holders<T> holders, String account, String name, List<Tag> more) {
    holders.update(account, name, actor -> actor.withTags(added(actor.tags(), more)));
  }

  /** Takes tags off one of the holders. */
  static <T extends Actor<T>> void remove(
      Holders<T> holders, String account, String name, Collection<String> keys) {
    holders.update(account, name, actor -> actor.withTags(removed(actor.tags(), keys)));
  }

  /** For an answer. */
  static List<Tag> shown(Map<String, String> tags) {
    return tags.entrySet().stream()
        .map(tag -> Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
        .toList();
  }

  /** By key, for paging. */
  static List<Tag> sorted(List<Tag> tags) {
    return tags.stream()
        .sorted(Comparator.comparing(Tag::key, String.CASE_INSENSITIVE_ORDER))
        .toList();
  }

  private static void requireFew(Map<String, String> tags) {
    if (tags.size() > Quotas.TAGS) {
      throw IamErrors.limitExceeded(
          "The number of tags has reached the maximum limit: " + Quotas.TAGS);
    }
  }
}
