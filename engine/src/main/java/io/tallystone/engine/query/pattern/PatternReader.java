package io.tallystone.engine.query.pattern;

/** A pattern being read from left to right. */
final class PatternReader {
  private final String text;
  private final int end;
  private int at;
  private int regexes;

  PatternReader(String text, int start, int end) {
    this.text = text;
    this.at = start;
    this.end = end;
  }

  boolean done() {
    return at >= end;
  }

  /** The next character, or 0 at the end. */
  char peek() {
    return done() ? 0 : text.charAt(at);
  }

  char next() {
    return text.charAt(at++);
  }

  void skipBlanks() {
    while (!done() && isBlank(text.charAt(at))) {
      at++;
    }
  }

  /** Takes the token if it comes next. */
  boolean take(String token) {
    if (at + token.length() <= end && text.startsWith(token, at)) {
      at += token.length();
      return true;
    }
    return false;
  }

  /** Takes the word if it comes next and ends there. */
  boolean takeWord(String word) {
    int after = at + word.length();
    if (after < end && isWord(text.charAt(after))) {
      return false;
    }
    return take(word);
  }

  /** Takes letters, digits, underscores and what else is given. */
  String word(String others) {
    int start = at;
    while (!done() && (isWord(text.charAt(at)) || others.indexOf(text.charAt(at)) >= 0)) {
      at++;
    }
    return text.substring(start, at);
  }

  /** Takes what stands in double quotes; {@code \"} and {@code \\} stand for one character. */
  String quoted() {
    StringBuilder content = new StringBuilder();
    at++;
    while (!done()) {
      char c = next();
      if (c == '"') {
        return content.toString();
      }
      boolean escape = c == '\\' && (peek() == '"' || peek() == '\\');
      content.append(escape ? next() : c);
    }
    throw InvalidPattern.because("a double quotation mark is not closed");
  }

  /** Takes what stands between percent signs. */
  String regex() {
    int closing = text.indexOf('%', at + 1);
    if (closing < 0 || closing >= end) {
      throw InvalidPattern.because("a regular expression is not closed with %");
    }
    if (++regexes > PatternLimits.REGEXES) {
      throw InvalidPattern.because(
          "too many regular expressions (expected: at most " + PatternLimits.REGEXES + ")");
    }
    String expression = text.substring(at + 1, closing);
    at = closing + 1;
    return expression;
  }

  /** The error for what comes next. */
  InvalidPattern unexpected(String expected) {
    if (done()) {
      return InvalidPattern.because("it ends early (expected: " + expected + ")");
    }
    int stop = at + Character.charCount(text.codePointAt(at));
    if (!isWord(text.charAt(at))) {
      while (stop < end && !isWord(text.charAt(stop)) && !isBlank(text.charAt(stop))) {
        stop++;
      }
      return InvalidPattern.characters(text.substring(at, stop));
    }
    String found = text.substring(at, Math.min(end, at + 20));
    return InvalidPattern.because(
        "'" + found + "' at position " + at + " (expected: " + expected + ")");
  }

  static boolean isBlank(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
  }

  static boolean isWord(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || Character.isSurrogate(c);
  }
}
