package io.tallystone.wire.http;

import static java.time.ZoneOffset.UTC;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The {@code Date} header, from which clients correct their clocks; formatted once a second. */
final class HttpDate {
  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT);

  private record Formatted(long second, String text) {}

  private volatile Formatted last = new Formatted(0, FORMAT.format(Instant.EPOCH.atOffset(UTC)));

  String of(Instant time) {
    Formatted formatted = last;
    if (formatted.second != time.getEpochSecond()) {
      formatted = new Formatted(time.getEpochSecond(), FORMAT.format(time.atOffset(UTC)));
      last = formatted;
    }
    return formatted.text;
  }
}
