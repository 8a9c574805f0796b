package io.tallystone.engine.query.function;

import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.IsoFields;
import java.util.Locale;

/**
 * Turns a format of C's {@code strftime} into one of Java: a letter after a percent sign stands for
 * a field of a date, anything else for itself. The language is English.
 *
 * <p>Beyond POSIX it knows {@code %L} (milliseconds), {@code %f} (microseconds), {@code %k} and
 * {@code %l} (hours without zeros) and {@code %s} (seconds since the epoch).
 */
final class Strftime {
  private Strftime() {}

  /**
   * The formatter.
   *
   * @throws IllegalArgumentException telling what is wrong, if a letter is unknown
   */
  static DateTimeFormatter formatter(String format) {
    DateTimeFormatterBuilder out = new DateTimeFormatterBuilder();
    append(format, out);
    return out.toFormatter(Locale.ENGLISH);
  }

  private static void append(String format, DateTimeFormatterBuilder out) {
    for (int i = 0; i < format.length(); i++) {
      char c = format.charAt(i);
      if (c != '%') {
        out.appendLiteral(c);
      } else if (++i < format.length()) {
        append(format.charAt(i), out);
      } else {
        throw new IllegalArgumentException(
            "date format: " + format + " (expected: a letter after the last %)");
      }
    }
  }

  private static void append(char letter, DateTimeFormatterBuilder out) {
    switch (letter) {
      case '%' -> out.appendLiteral('%');
      case 'n' -> out.appendLiteral('\n');
      case 't' -> out.appendLiteral('\t');
      case 's' -> out.appendValue(ChronoField.INSTANT_SECONDS);
      case 'u' -> out.appendValue(ChronoField.DAY_OF_WEEK, 1);
      case 'G' -> out.appendValue(IsoFields.WEEK_BASED_YEAR, 4);
      case 'V' -> out.appendValue(IsoFields.WEEK_OF_WEEK_BASED_YEAR, 2);
      case 'F' -> append("%Y-%m-%d", out);
      case 'D', 'x' -> append("%m/%d/%y", out);
      case 'T', 'X' -> append("%H:%M:%S", out);
      case 'R' -> append("%H:%M", out);
      case 'r' -> append("%I:%M:%S %p", out);
      case 'c' -> append("%a %b %e %H:%M:%S %Y", out);
      default -> out.appendPattern(pattern(letter));
    }
  }

  private static String pattern(char letter) {
    return switch (letter) {
      case 'Y' -> "uuuu";
      case 'y' -> "uu";
      case 'm' -> "MM";
      case 'B' -> "MMMM";
      case 'b', 'h' -> "MMM";
      case 'd' -> "dd";
      case 'e' -> "ppd";
      case 'j' -> "DDD";
      case 'A' -> "EEEE";
      case 'a' -> "EEE";
      case 'H' -> "HH";
      case 'k' -> "ppH";
      case 'I' -> "hh";
      case 'l' -> "pph";
      case 'M' -> "mm";
      case 'S' -> "ss";
      case 'L' -> "SSS";
      case 'f' -> "SSSSSS";
      case 'p' -> "a";
      case 'z' -> "xx";
      case 'Z' -> "zzz";
      default ->
          throw new IllegalArgumentException(
              "date format: %" + letter + " (expected: a letter of strftime, such as %Y)");
    };
  }
}
