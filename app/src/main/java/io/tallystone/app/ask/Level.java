package io.tallystone.app.ask;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How serious an event is, by the first word in it that names a level. */
enum Level {
  SERIOUS("\u001b[31m"),
  WARNING("\u001b[33m"),
  USUAL(""),
  DETAIL("\u001b[2m");

  private static final Pattern WORD =
      Pattern.compile(
          "\\b(?:FATAL|CRITICAL|SEVERE|ERROR|WARN(?:ING)?|INFO|DEBUG|TRACE)\\b",
          Pattern.CASE_INSENSITIVE);
  private static final String RESET = "\u001b[0m";

  private final String colour;

  Level(String colour) {
    this.colour = colour;
  }

  static Level of(String message) {
    Matcher word = WORD.matcher(message);
    if (!word.find()) {
      return USUAL;
    }
    return switch (word.group().toUpperCase(Locale.ROOT)) {
      case "FATAL", "CRITICAL", "SEVERE", "ERROR" -> SERIOUS;
      case "WARN", "WARNING" -> WARNING;
      case "DEBUG", "TRACE" -> DETAIL;
      default -> USUAL;
    };
  }

  /** The line in its colour. */
  String coloured(String line) {
    return colour.isEmpty() ? line : colour + line + RESET;
  }
}
