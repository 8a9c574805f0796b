package io.tallystone.server.auth.policy;

import java.util.List;

/** The condition keys of a call, e.g. {@code aws:sourceip}. */
@FunctionalInterface
public interface ContextKeys {
  /**
   * The key's values; empty if the call has no such key.
   *
   * @param key lower case, since keys do not depend on case
   */
  List<String> values(String key);
}
