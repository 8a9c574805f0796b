package io.tallystone.engine.catalog;

/**
 * Text that survives UTF-8. SQLite stores a lone surrogate as a question mark, so that two names
 * could become one.
 */
final class WellFormed {

  private WellFormed() {}

  /** Whether every surrogate has its partner. */
  static boolean test(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isSurrogate(c)) {
        boolean pair =
            Character.isHighSurrogate(c)
                && i + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(i + 1));
        if (!pair) {
          return false;
        }
        i++;
      }
    }
    return true;
  }

  /** The text, or an exception that says what was malformed. */
  static String require(String what, String text) {
    if (!test(text)) {
      throw new IllegalArgumentException(what + ": unpaired surrogate (expected: valid UTF-16)");
    }
    return text;
  }
}
