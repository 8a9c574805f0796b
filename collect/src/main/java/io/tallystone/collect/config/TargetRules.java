package io.tallystone.collect.config;

import com.google.re2j.Pattern;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroupClass;

/**
 * What CreateLogGroup, CreateLogStream and PutRetentionPolicy take (AWS: "Amazon CloudWatch Logs
 * API Reference"). Checked at start: a name that the service refuses would have it refuse every
 * batch.
 */
final class TargetRules {

  private static final int MAX_NAME = 512;
  private static final Pattern GROUP = Pattern.compile("[.\\-_/#A-Za-z0-9]+");
  private static final Pattern STREAM = Pattern.compile("[^:*]+");
  private static final int FOR_EVER = -1;
  private static final Set<Integer> RETENTION_DAYS =
      Set.of(
          1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557,
          2922, 3288, 3653);

  private TargetRules() {}

  static String group(String where, String name) {
    return name(where, name, GROUP, "[.-_/#A-Za-z0-9]");
  }

  static String stream(String where, String name) {
    return name(where, name, STREAM, "any but ':' and '*'");
  }

  /** A name made of a file's path: what a group's name may not hold becomes an underscore. */
  static String groupOf(String path) {
    return path.replaceAll("[^.\\-_/#A-Za-z0-9]", "_");
  }

  private static String name(String where, String name, Pattern pattern, String expected) {
    if (name.length() > MAX_NAME || !pattern.matches(name)) {
      throw new InvalidConfig(
          where + ": " + name + " (expected: 1 to " + MAX_NAME + " characters, " + expected + ")");
    }
    return name;
  }

  static @Nullable String groupClass(String where, @Nullable String name) {
    if (name != null && LogGroupClass.fromValue(name) == LogGroupClass.UNKNOWN_TO_SDK_VERSION) {
      throw new InvalidConfig(
          where + ": " + name + " (expected one of: " + LogGroupClass.knownValues() + ")");
    }
    return name;
  }

  /** Null: events never expire. */
  static @Nullable Integer retention(String where, int days) {
    if (days == FOR_EVER) {
      return null;
    }
    if (!RETENTION_DAYS.contains(days)) {
      throw new InvalidConfig(
          where
              + ": "
              + days
              + " (expected: -1 for ever, or one of: "
              + new TreeSet<>(RETENTION_DAYS)
              + ")");
    }
    return days;
  }
}
