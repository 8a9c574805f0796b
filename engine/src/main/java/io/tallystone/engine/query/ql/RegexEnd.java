package io.tallystone.engine.query.ql;

/**
 * Finds the slash that closes a regular expression: not one behind a backslash, and not one within
 * brackets, where RE2 takes it as it is.
 */
final class RegexEnd {
  private RegexEnd() {}

  /** The closing slash at or after an offset, or -1. */
  static int find(String text, int from) {
    int at = from;
    while (at < text.length()) {
      switch (text.charAt(at)) {
        case '/' -> {
          return at;
        }
        case '\\' -> at += 2;
        case '[' -> at = behindClass(text, at);
        default -> at++;
      }
    }
    return -1;
  }

  /** Behind the bracket that closes a class; a bracket right at its beginning is a member. */
  private static int behindClass(String text, int opening) {
    int at = opening + 1;
    if (text.startsWith("^", at)) {
      at++;
    }
    if (text.startsWith("]", at)) {
      at++;
    }
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == ']') {
        return at + 1;
      }
      if (text.startsWith("[:", at)) {
        int closing = text.indexOf(":]", at + 2);
        if (closing < 0) {
          return text.length();
        }
        at = closing + 2;
      } else {
        at += c == '\\' ? 2 : 1;
      }
    }
    return text.length();
  }
}
