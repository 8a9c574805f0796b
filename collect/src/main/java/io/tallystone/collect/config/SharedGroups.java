package io.tallystone.collect.config;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Makes entries of one log group agree on its class and retention: whoever comes first creates the
 * group, and the others' settings would be without effect.
 */
final class SharedGroups {

  private record Settings(@Nullable String groupClass, @Nullable Integer retentionDays) {}

  private SharedGroups() {}

  /** Entries that leave a setting out have that of the others. */
  static List<FileSource> agree(List<FileSource> sources) {
    Map<String, Settings> settings = new HashMap<>();
    for (FileSource source : sources) {
      Target target = source.target();
      settings.merge(
          target.group(),
          new Settings(target.groupClass(), target.retentionDays()),
          (a, b) ->
              new Settings(
                  same(target, "log_group_class", a.groupClass(), b.groupClass()),
                  same(target, "retention_in_days", a.retentionDays(), b.retentionDays())));
    }
    return sources.stream()
        .map(
            source -> {
              Target target = source.target();
              Settings agreed = Objects.requireNonNull(settings.get(target.group()));
              return source.to(
                  new Target(
                      target.group(),
                      target.stream(),
                      agreed.groupClass(),
                      agreed.retentionDays()));
            })
        .toList();
  }

  private static <T> @Nullable T same(
      Target target, String field, @Nullable T first, @Nullable T second) {
    if (first != null && second != null && !first.equals(second)) {
      throw new InvalidConfig(
          field
              + " of "
              + target.group()
              + ": "
              + second
              + " (expected: "
              + first
              + ", as in an entry before)");
    }
    return first == null ? second : first;
  }
}
