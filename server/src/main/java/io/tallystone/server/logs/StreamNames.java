package io.tallystone.server.logs;

/** What log streams may be called beyond the API's model, which forbids colon and asterisk. */
final class StreamNames {
  private StreamNames() {}

  /** Refuses names that cannot be sent back: half surrogate pairs, and NUL, which ends names. */
  static void check(String name) {
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c == 0) {
        throw invalid("contains U+0000");
      }
      if (Character.isSurrogate(c)) {
        if (Character.charCount(name.codePointAt(i)) == 1) {
          throw invalid("contains half of a surrogate pair");
        }
        i++;
      }
    }
  }

  private static RuntimeException invalid(String why) {
    return LogsErrors.invalid("The log stream name " + why + ".");
  }
}
