package io.tallystone.server.logs;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatchlogs.model.TagFilter;

/**
 * Finds log groups by their tags (API reference, type TagFilter): all filters must match, and of a
 * filter's values any. An asterisk at either end of a value stands for anything, and then case does
 * not matter; an exclamation mark in front of it negates.
 */
final class TagFilters {
  private TagFilters() {}

  static boolean match(Map<String, String> tags, List<TagFilter> filters) {
    return filters.stream().allMatch(filter -> matches(tags.get(filter.key()), filter.values()));
  }

  private static boolean matches(@Nullable String value, List<String> wanted) {
    return value != null
        && (wanted.isEmpty() || wanted.stream().anyMatch(pattern -> matches(value, pattern)));
  }

  private static boolean matches(String value, String pattern) {
    return pattern.startsWith("!")
        ? !likeness(value, pattern.substring(1))
        : likeness(value, pattern);
  }

  private static boolean likeness(String value, String pattern) {
    boolean openStart = pattern.startsWith("*");
    boolean openEnd = pattern.endsWith("*");
    if (!openStart && !openEnd) {
      return value.equals(pattern);
    }
    String text = value.toLowerCase(Locale.ROOT);
    String part = pattern.replace("*", "").toLowerCase(Locale.ROOT);
    if (openStart && openEnd) {
      return text.contains(part);
    }
    return openStart ? text.endsWith(part) : text.startsWith(part);
  }
}
