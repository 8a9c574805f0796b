package io.tallystone.engine.catalog;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A range of names as a condition for an index: names with a prefix, beyond the last one seen.
 *
 * <p>Bounds instead of LIKE: no character of a name is special, and the index is entered at the
 * first wanted name and left at the last.
 */
final class NameRange {

  private final List<String> conditions = new ArrayList<>();
  private final List<String> bounds = new ArrayList<>();

  /**
   * Names that start with {@code prefix} and come after (descending: before) {@code after}.
   *
   * @param column of the name
   */
  NameRange(String column, String prefix, @Nullable String after, boolean descending) {
    String end = afterAllWith(prefix);
    // Of two lower bounds only the tighter may be named: SQLite enters the index with either one.
    if (after != null && !descending && compare(after, prefix) >= 0) {
      add(column + " > ?", after);
    } else {
      add(column + " >= ?", prefix);
    }
    if (after != null && descending && (end == null || compare(after, end) < 0)) {
      add(column + " < ?", after);
    } else if (end != null) {
      add(column + " < ?", end);
    }
  }

  private void add(String condition, String bound) {
    conditions.add(condition);
    bounds.add(bound);
  }

  /** With a question mark for each of {@link #parameters}'s bounds. */
  String condition() {
    return String.join(" AND ", conditions);
  }

  /** What to bind: values before the condition, the bounds, the limit. */
  Object[] parameters(List<?> before, int limit) {
    List<Object> all = new ArrayList<>(before);
    all.addAll(bounds);
    all.add(limit);
    return all.toArray();
  }

  /** The smallest string above all that start with the prefix; null if there is none. */
  static @Nullable String afterAllWith(String prefix) {
    int end = prefix.length();
    while (end > 0) {
      int last = prefix.codePointBefore(end);
      end -= Character.charCount(last);
      if (last < Character.MAX_CODE_POINT) {
        boolean beforeSurrogates = last + 1 == Character.MIN_SURROGATE;
        int next = beforeSurrogates ? Character.MAX_SURROGATE + 1 : last + 1;
        return prefix.substring(0, end) + Character.toString(next);
      }
    }
    return null;
  }

  /** Compares as the database does: by code point. */
  static int compare(String a, String b) {
    int length = Math.min(a.length(), b.length());
    for (int i = 0; i < length; i++) {
      char x = a.charAt(i);
      char y = b.charAt(i);
      if (x != y) {
        // Surrogates stand for code points above all other characters.
        boolean sameKind = Character.isSurrogate(x) == Character.isSurrogate(y);
        return sameKind ? Character.compare(x, y) : (Character.isSurrogate(x) ? 1 : -1);
      }
    }
    return Integer.compare(a.length(), b.length());
  }
}
