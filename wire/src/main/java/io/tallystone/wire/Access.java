package io.tallystone.wire;

import java.util.Map;

/**
 * One thing a caller must be allowed.
 *
 * @param action e.g. {@code logs:PutLogEvents}
 * @param resource ARN, or {@code *} where the action has no resource type
 * @param context condition keys that this request adds, e.g. {@code aws:RequestTag/team}
 */
public record Access(String action, String resource, Map<String, String> context) {
  /** Without extra condition keys. */
  public static Access to(String action, String resource) {
    return new Access(action, resource, Map.of());
  }
}
