package io.tallystone.server.logs;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** What tags may be (API reference, types TagKey and TagValue). */
final class TagRules {
  private static final int MAX_KEY = 128;
  private static final int MAX_VALUE = 256;
  private static final Pattern TEXT = Pattern.compile("[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*");

  private TagRules() {}

  /** The tags with others added or replaced; the error names the resource if they are too many. */
  static Map<String, String> added(
      Map<String, String> tags, Map<String, String> more, int limit, String resource) {
    more.forEach(TagRules::check);
    Map<String, String> all = new LinkedHashMap<>(tags);
    all.putAll(more);
    if (all.size() > limit) {
      throw LogsErrors.tooManyTags(limit, resource);
    }
    return all;
  }

  private static void check(String key, String value) {
    if (key.isEmpty() || key.length() > MAX_KEY || !TEXT.matcher(key).matches()) {
      throw LogsErrors.invalid(
          "Tag key '"
              + key
              + "' (expected: 1 to "
              + MAX_KEY
              + " letters, digits, blanks, _.:/=+-@)");
    }
    if (value.length() > MAX_VALUE || !TEXT.matcher(value).matches()) {
      throw LogsErrors.invalid(
          "Value of tag '"
              + key
              + "' (expected: at most "
              + MAX_VALUE
              + " letters, digits, blanks, _.:/=+-@)");
    }
    if (key.regionMatches(true, 0, "aws:", 0, 4)) {
      throw LogsErrors.invalid("Tag key '" + key + "': keys that start with aws: are reserved");
    }
  }
}
