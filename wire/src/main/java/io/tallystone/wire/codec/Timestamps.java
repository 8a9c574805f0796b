package io.tallystone.wire.codec;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.traits.TimestampFormatTrait.Format;

/** Timestamps as text: ISO 8601, HTTP dates and epoch seconds. */
final class Timestamps {
  /** RFC 7231's IMF-fixdate: two digits for the day, unlike the JDK's RFC 1123 formatter. */
  private static final DateTimeFormatter HTTP_DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private Timestamps() {}

  /** The instant, or empty if the text is none in that format (by default ISO 8601). */
  static Optional<Instant> parse(String text, @Nullable Format format) {
    try {
      return Optional.of(
          format == Format.RFC_822
              ? HTTP_DATE.parse(text, Instant::from)
              : OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** Text of an instant, to the millisecond. */
  static String format(Instant instant, @Nullable Format format) {
    Instant rounded = Instant.ofEpochMilli(instant.toEpochMilli());
    return switch (format) {
      case RFC_822 -> HTTP_DATE.format(rounded);
      case UNIX_TIMESTAMP -> epochSeconds(rounded);
      case UNIX_TIMESTAMP_MILLIS -> Long.toString(rounded.toEpochMilli());
      case ISO_8601 -> rounded.toString();
      case null -> rounded.toString();
    };
  }

  /** Seconds with up to three digits behind the point, e.g. {@code 1700000000.5}. */
  static String epochSeconds(Instant instant) {
    return java.math.BigDecimal.valueOf(instant.toEpochMilli(), 3)
        .stripTrailingZeros()
        .toPlainString();
  }
}
