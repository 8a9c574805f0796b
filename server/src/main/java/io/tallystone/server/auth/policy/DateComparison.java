package io.tallystone.server.auth.policy;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;

/** The Date operators: ISO 8601 dates and times, or seconds since the epoch. */
final class DateComparison {
  private static final Pattern EPOCH_SECONDS = Pattern.compile("-?\\d{1,12}");
  private static final Pattern MINUTES = Pattern.compile(".*T\\d\\d:\\d\\d(Z|[+-]\\d\\d:\\d\\d)");

  private DateComparison() {}

  /**
   * A reader.
   *
   * @param sign tells from the sign of (call's value - policy's value)
   */
  static Comparison.Reader where(IntPredicate sign) {
    return (value, variables) -> {
      Instant wanted =
          instant(value)
              .orElseThrow(
                  () ->
                      new MalformedPolicyException(
                          "Syntax errors in policy. Condition value: "
                              + value
                              + " (expected: an ISO 8601 date)"));
      return (actual, keys) ->
          instant(actual).map(at -> sign.test(at.compareTo(wanted))).orElse(false);
    };
  }

  private static Optional<Instant> instant(String text) {
    try {
      if (EPOCH_SECONDS.matcher(text).matches() && text.length() != 4) {
        return Optional.of(Instant.ofEpochSecond(Long.parseLong(text)));
      }
      if (text.length() == "2026-01-01".length()) {
        return Optional.of(LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC));
      }
      boolean minutes = MINUTES.matcher(text).matches();
      return Optional.of(
          OffsetDateTime.parse(minutes ? text.replaceFirst("(T\\d\\d:\\d\\d)", "$1:00") : text)
              .toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
