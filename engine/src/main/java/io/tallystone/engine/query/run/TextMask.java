package io.tallystone.engine.query.run;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Masks the values in a text: times, addresses, UUIDs, numbers, and other words with digits in
 * them. What is left is what texts of one form have in common. A word is a run of letters, digits,
 * underscores and non-ASCII characters. Not thread-safe.
 */
final class TextMask {
  /** Stands before the letter of a {@link Kind} in place of a value. */
  static final char MARK = '\u0001';

  /** Texts are looked at up to here, in characters. */
  private static final int MOST_CHARACTERS = 4_096;

  /** What a value is, by what it looks like; in patterns by these names. */
  enum Kind {
    /** A date, a time, or a number before a unit of time. */
    TIME('T', "Time"),
    /** An IPv4 or IPv6 address. */
    ADDRESS('I', "IP"),
    /** A UUID. */
    UUID('U', "UUID"),
    /** Digits, perhaps with a fraction. */
    NUMBER('N', "Number"),
    /** Anything else that varies. */
    TOKEN('K', "Token");

    final char letter;
    final String label;

    Kind(char letter, String label) {
      this.letter = letter;
      this.label = label;
    }

    static Kind of(char letter) {
      for (Kind kind : values()) {
        if (kind.letter == letter) {
          return kind;
        }
      }
      throw new IllegalArgumentException("kind: " + letter + " (expected: one of T, I, U, N, K)");
    }
  }

  private static final String HEX = "[0-9a-fA-F]";

  /** All repetitions are bounded but one of digits only: matching takes linear time. */
  private static final Pattern VALUE =
      Pattern.compile(
          ("(?:(?<time>\\d{4}[-/]\\d{2}[-/]\\d{2}(?:[T ]\\d{2}:\\d{2}(?::\\d{2}(?:[.,]\\d{1,9})?)?"
                  + "(?:Z| ?[+-]\\d{2}:?\\d{2})?)?"
                  + "|\\d{2}/[A-Z][a-z]{2}/\\d{4}(?::\\d{2}:\\d{2}:\\d{2}(?: [+-]\\d{4})?)?"
                  + "|\\d{1,2}:\\d{2}:\\d{2}(?:[.,]\\d{1,9})?Z?)"
                  + "|(?<uuid>H{8}-H{4}-H{4}-H{4}-H{12})"
                  + "|(?<address>\\d{1,3}(?:\\.\\d{1,3}){3}|(?:H{0,4}:){3,7}H{1,4})"
                  + "|(?<number>\\d++(?:\\.\\d++)?))"
                  + "(?![0-9A-Za-z_\\x{80}-\\x{10ffff}])")
              .replace("H", HEX));

  /** What follows the first word of a value of several words: most words are ruled out by that. */
  private static final String JOINTS = "-/:.";

  private static final Set<String> UNITS_OF_TIME =
      Set.of(
          "ns",
          "us",
          "µs",
          "ms",
          "msec",
          "millis",
          "millisecond",
          "milliseconds",
          "s",
          "sec",
          "secs",
          "second",
          "seconds",
          "min",
          "mins",
          "minute",
          "minutes",
          "h",
          "hour",
          "hours");

  private final StringBuilder mask = new StringBuilder();

  /** The text with marks in place of values. */
  String of(String text) {
    String looked = text.length() > MOST_CHARACTERS ? text.substring(0, MOST_CHARACTERS) : text;
    Matcher value = VALUE.matcher(looked);
    mask.setLength(0);
    int at = 0;
    while (at < looked.length()) {
      char c = looked.charAt(at);
      if (isWord(c)) {
        at = word(looked, at, value);
      } else {
        mask.append(c == MARK ? ' ' : c);
        at++;
      }
    }
    return mask.toString();
  }

  /** Masks or copies what begins here; where the next one may begin. */
  private int word(String text, int start, Matcher value) {
    int end = wordEnd(text, start);
    int digits = start;
    while (digits < end && isDigit(text.charAt(digits))) {
      digits++;
    }
    boolean goesOn = end < text.length() && JOINTS.indexOf(text.charAt(end)) >= 0;
    if (goesOn && isHex(text.charAt(start)) && value.region(start, text.length()).lookingAt()) {
      mark(kind(text, value));
      return value.end();
    }
    if (digits == end) {
      mark(number(text, end));
    } else if (digits > start && UNITS_OF_TIME.contains(text.substring(digits, end))) {
      mark(Kind.TIME);
      mask.append(text, digits, end);
    } else if (isIdentifier(text, start, end)) {
      mark(Kind.TOKEN);
    } else {
      mask.append(text, start, end);
    }
    return end;
  }

  private void mark(Kind kind) {
    mask.append(MARK).append(kind.letter);
  }

  private static Kind kind(String text, Matcher value) {
    if (value.group("time") != null) {
      return Kind.TIME;
    }
    if (value.group("uuid") != null) {
      return Kind.UUID;
    }
    if (value.group("address") != null) {
      return Kind.ADDRESS;
    }
    return number(text, value.end());
  }

  /** What a number is, by the word after it. */
  private static Kind number(String text, int end) {
    int unit = end;
    if (unit < text.length() && text.charAt(unit) == ' ') {
      unit++;
    }
    return UNITS_OF_TIME.contains(text.substring(unit, wordEnd(text, unit)))
        ? Kind.TIME
        : Kind.NUMBER;
  }

  /** Whether a word has digits, unless it is like {@code utf8} or {@code s3}: a name, with one. */
  private static boolean isIdentifier(String text, int start, int end) {
    int digits = 0;
    for (int at = start; at < end; at++) {
      digits += isDigit(text.charAt(at)) ? 1 : 0;
    }
    return digits > 1 || (digits == 1 && !isDigit(text.charAt(end - 1)));
  }

  static int wordEnd(String text, int start) {
    int end = start;
    while (end < text.length() && isWord(text.charAt(end))) {
      end++;
    }
    return end;
  }

  static boolean isWord(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || isDigit(c) || c == '_' || c >= 0x80;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isHex(char c) {
    return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
  }
}
