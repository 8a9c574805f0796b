package io.tallystone.engine.query.value;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Writes times as results show them. */
final class TimeText {
  /** {@code uuuu}, not {@code yyyy}: the year 0 has a number, not an era. */
  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS").withZone(ZoneOffset.UTC);

  private TimeText() {}

  /** The time in UTC; the plain milliseconds if no calendar reaches so far. */
  static String of(long millis) {
    try {
      return FORMAT.format(Instant.ofEpochMilli(millis));
    } catch (DateTimeException beyondTheCalendar) {
      return Long.toString(millis);
    }
  }
}
