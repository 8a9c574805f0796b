package io.tallystone.engine.query;

/** Decides for one message. Stateless and safe for use by many threads. */
@FunctionalInterface
public interface MessageMatcher {
  /** Whether the message in {@code utf8[from, from + length)} matches. */
  boolean matches(byte[] utf8, int from, int length);

  /** Whether the whole array, taken as a message, matches. */
  default boolean matches(byte[] utf8) {
    return matches(utf8, 0, utf8.length);
  }
}
