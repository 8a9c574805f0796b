package io.tallystone.server.auth.iam;

import java.util.Map;
import java.util.TreeMap;

/**
 * What an operation acts on, as policies see it.
 *
 * @param keys condition keys that describe it and the request
 */
record Target(String arn, Map<String, String> keys) {

  static Target of(String arn) {
    return new Target(arn, Map.of());
  }

  /** Something that exists, with its tags. */
  static Target tagged(String arn, Map<String, String> tags) {
    Map<String, String> keys = new TreeMap<>();
    tags.forEach(
        (key, value) -> {
          keys.put("aws:ResourceTag/" + key, value);
          keys.put("iam:ResourceTag/" + key, value);
        });
    return new Target(arn, keys);
  }

  /** With one more key. */
  Target with(String key, String value) {
    Map<String, String> more = new TreeMap<>(keys);
    more.put(key, value);
    return new Target(arn, more);
  }

  /** With the tags that the request brings. */
  Target withRequestTags(Map<String, String> tags) {
    Map<String, String> more = new TreeMap<>(keys);
    tags.forEach((key, value) -> more.put("aws:RequestTag/" + key, value));
    return new Target(arn, more);
  }
}
