package io.tallystone.server.auth.policy;

import java.util.List;

/** One key of a condition block: holds or not for a call. */
public sealed interface Condition {
  /** Whether it holds. */
  boolean holds(ContextKeys keys);

  /** How a key with several values is taken. */
  enum Quantifier {
    /** No prefix: one of the call's values has to match. */
    SINGLE,
    /** {@code ForAllValues:}: all of them, also if there is none. */
    ALL,
    /** {@code ForAnyValue:}: at least one, so never if there is none. */
    ANY
  }

  /**
   * Null: whether the key is absent.
   *
   * @param key lower case
   */
  record Absence(String key, boolean absent) implements Condition {
    @Override
    public boolean holds(ContextKeys keys) {
      return keys.values(key).isEmpty() == absent;
    }
  }

  /**
   * A comparison with values.
   *
   * @param negated no policy value may match
   * @param ifExists holds where the key is absent
   * @param key lower case
   * @param wanted the policy's values, any of which may match
   */
  record Compared(
      Quantifier quantifier, boolean negated, boolean ifExists, String key, List<Comparison> wanted)
      implements Condition {
    @Override
    public boolean holds(ContextKeys keys) {
      List<String> actual = keys.values(key);
      if (actual.isEmpty()) {
        return ifExists
            || switch (quantifier) {
              case SINGLE -> negated;
              case ALL -> true;
              case ANY -> false;
            };
      }
      return switch (quantifier) {
        case SINGLE -> negated != actual.stream().anyMatch(value -> wants(value, keys));
        case ALL -> actual.stream().allMatch(value -> negated != wants(value, keys));
        case ANY -> actual.stream().anyMatch(value -> negated != wants(value, keys));
      };
    }

    private boolean wants(String value, ContextKeys keys) {
      return wanted.stream().anyMatch(comparison -> comparison.matches(value, keys));
    }
  }
}
