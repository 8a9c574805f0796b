package io.tallystone.app.ask;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A time as users write it: some while ago, or a point of time. */
public sealed interface Moment {

  /** Its time, if it is {@code now} now. */
  Instant at(Instant now);

  /** So long before now. */
  record Ago(Duration time) implements Moment {
    @Override
    public Instant at(Instant now) {
      return now.minus(time);
    }
  }

  /** A point of time. */
  record Point(Instant time) implements Moment {
    @Override
    public Instant at(Instant now) {
      return time;
    }
  }

  /** Reads {@code 90s}, {@code 15m}, {@code 1h}, {@code 2d}, {@code 1w} or an ISO-8601 instant. */
  final class Converter implements ITypeConverter<Moment> {
    private static final Pattern AGO = Pattern.compile("(\\d{1,9})([smhdw])");

    @Override
    public Moment convert(@Nullable String text) {
      String given = text == null ? "" : text;
      Matcher ago = AGO.matcher(given);
      if (ago.matches()) {
        return new Ago(unit(ago.group(2)).multipliedBy(Long.parseLong(ago.group(1))));
      }
      try {
        return new Point(Instant.parse(given));
      } catch (DateTimeException e) {
        throw new TypeConversionException(
            "'"
                + given
                + "' (expected: a time ago like 90s, 15m, 1h, 2d, or 2026-01-31T10:00:00Z)");
      }
    }

    private static Duration unit(String letter) {
      return switch (letter) {
        case "s" -> Duration.ofSeconds(1);
        case "m" -> Duration.ofMinutes(1);
        case "h" -> Duration.ofHours(1);
        case "d" -> Duration.ofDays(1);
        default -> Duration.ofDays(7);
      };
    }
  }
}
