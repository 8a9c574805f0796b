package io.tallystone.benchmarks.workload;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;

/** The ways in which logs write times, by slot name. */
final class TimeFormats {
  private static final Map<String, DateTimeFormatter> FORMATS =
      Map.of(
          "iso", utc("yyyy-MM-dd HH:mm:ss,SSS"),
          "isoz", utc("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'"),
          "syslog", utc("MMM ppd HH:mm:ss"),
          "short", utc("MM-dd HH:mm:ss.SSS"),
          "clf", utc("dd/MMM/yyyy:HH:mm:ss +0000"));

  private TimeFormats() {}

  static boolean has(String name) {
    return FORMATS.containsKey(name);
  }

  static void append(String name, long time, StringBuilder out) {
    DateTimeFormatter format = FORMATS.get(name);
    if (format == null) {
      throw new IllegalArgumentException("time: " + name + " (expected: " + FORMATS.keySet() + ")");
    }
    format.formatTo(Instant.ofEpochMilli(time), out);
  }

  private static DateTimeFormatter utc(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC);
  }
}
