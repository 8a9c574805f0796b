package io.tallystone.app.ask;

import java.util.regex.Pattern;

/** Text of log events as a terminal may show it: whoever wrote an event must not steer it. */
final class PlainText {
  /** ECMA-48 control sequences, and operating system commands with what they carry. */
  private static final Pattern SEQUENCES =
      Pattern.compile(
          "(?:\u001b\\[|\u009b)[0-?]*[ -/]*[@-~]?"
              + "|(?:\u001b\\]|\u009d)[^\u0007\u001b\u009c]*(?:\u0007|\u001b\\\\|\u009c)?"
              + "|\u001b[ -/]*[0-~]?");

  private static final Pattern BREAKS = Pattern.compile("[\\t\\r\\n\u000b\f\u0085\u2028\u2029]+");

  /** Other control characters, and those that turn the direction of text. */
  private static final Pattern CONTROLS =
      Pattern.compile("[\\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]");

  private static final Pattern UNSAFE = Pattern.compile("[" + CONTROLS.pattern() + "\u2028\u2029]");

  private PlainText() {}

  /** One line without control characters. */
  static String of(String text) {
    String withoutSequences = SEQUENCES.matcher(text).replaceAll("");
    String line = BREAKS.matcher(withoutSequences.strip()).replaceAll(" ");
    return CONTROLS.matcher(line).replaceAll("");
  }

  /** JSON whose strings tell the same without a character that could steer a terminal. */
  static String escaped(String json) {
    return UNSAFE
        .matcher(json)
        .replaceAll(found -> "\\\\u%04x".formatted((int) found.group().charAt(0)));
  }
}
