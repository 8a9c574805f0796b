package io.tallystone.wire.sigv4;

import static java.time.ZoneOffset.UTC;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Optional;

/**
 * When a request says it was signed.
 *
 * @param text {@code yyyyMMdd'T'HHmmss'Z'}, as it is signed
 */
record SigningTime(Instant instant, String text) {
  /**
   * How far a client's clock may be off, either way ("Elements of an AWS API request signature").
   */
  static final Duration TOLERANCE = Duration.ofMinutes(15);

  private static final DateTimeFormatter BASIC =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);

  /** From {@code X-Amz-Date}. */
  static Optional<SigningTime> parseBasic(String text) {
    try {
      return Optional.of(new SigningTime(LocalDateTime.parse(text, BASIC).toInstant(UTC), text));
    } catch (DateTimeException malformed) {
      return Optional.empty();
    }
  }

  /** From a {@code Date} header, which stands in where {@code X-Amz-Date} is absent. */
  static Optional<SigningTime> parseHttpDate(String text) {
    try {
      Instant instant = Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text));
      return Optional.of(new SigningTime(instant, basic(instant)));
    } catch (DateTimeException malformed) {
      return parseBasic(text);
    }
  }

  /** The day, {@code yyyyMMdd}. */
  String date() {
    return text.substring(0, 8);
  }

  /** Refuses a request signed more than the tolerance away from now. */
  void requireCurrent(Instant now) throws AuthenticationException {
    if (instant.isBefore(now.minus(TOLERANCE))) {
      throw AuthenticationException.outOfTime(
          "Signature expired: %s is now earlier than %s (%s - 15 min.)"
              .formatted(text, basic(now.minus(TOLERANCE)), basic(now)));
    }
    requireNotAhead(now);
  }

  /** Refuses a presigned request outside its own time span. */
  void requireWithin(Duration validity, Instant now) throws AuthenticationException {
    Instant end = instant.plus(validity);
    if (now.isAfter(end)) {
      throw AuthenticationException.outOfTime(
          "Signature expired: %s is now earlier than %s".formatted(basic(end), basic(now)));
    }
    requireNotAhead(now);
  }

  private void requireNotAhead(Instant now) throws AuthenticationException {
    if (instant.isAfter(now.plus(TOLERANCE))) {
      throw AuthenticationException.outOfTime(
          "Signature not yet current: %s is still later than %s (%s + 15 min.)"
              .formatted(text, basic(now.plus(TOLERANCE)), basic(now)));
    }
  }

  private static String basic(Instant instant) {
    return BASIC.format(instant.atOffset(UTC));
  }
}
