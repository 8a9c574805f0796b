package io.tallystone.server.auth.iam;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list.
 *
 * @param marker where the next page starts; null on the last
 */
record Paged<T>(List<T> items, @Nullable String marker) {
  private static final int DEFAULT_MAX = 100;

  /**
   * Cuts a page.
   *
   * @param all in the order of their names
   * @param name by which a page goes on, so that it survives changes in between
   * @param marker of the request; null for the first page
   * @param maxItems of the request; null for AWS's default
   */
  static <T> Paged<T> of(
      Collection<T> all,
      Function<T, String> name,
      @Nullable String marker,
      @Nullable Integer maxItems) {
    int max = maxItems == null ? DEFAULT_MAX : maxItems;
    String after = marker == null ? null : decoded(marker);
    List<T> items =
        all.stream()
            .filter(item -> after == null || compare(name.apply(item), after) > 0)
            .limit(max + 1L)
            .toList();
    if (items.size() <= max) {
      return new Paged<>(items, null);
    }
    return new Paged<>(items.subList(0, max), encoded(name.apply(items.get(max - 1))));
  }

  /** Whether there is more. */
  boolean isTruncated() {
    return marker != null;
  }

  private static int compare(String a, String b) {
    int ignoringCase = String.CASE_INSENSITIVE_ORDER.compare(a, b);
    return ignoringCase != 0 ? ignoringCase : a.compareTo(b);
  }

  private static String encoded(String name) {
    return Base64.getUrlEncoder().encodeToString(name.getBytes(StandardCharsets.UTF_8));
  }

  private static String decoded(String marker) {
    try {
      return new String(Base64.getUrlDecoder().decode(marker), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw IamErrors.validation("Invalid Marker.");
    }
  }
}
