package io.tallystone.engine.query.function;

import static io.tallystone.engine.query.value.Missing.MISSING;
import static java.util.Objects.requireNonNullElse;

import io.tallystone.engine.query.value.Coercion;
import io.tallystone.engine.query.value.Value;
import io.tallystone.engine.query.value.Whole;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * {@code parseDate(text, format[, zone])}: milliseconds since the epoch. Documented: the letters
 * are those of Java's {@link DateTimeFormatter}.
 *
 * <p>Chosen here: what the format leaves out is midnight, the first of the month, January; without
 * a year it is missing. A zone in the text counts more than the argument, which is UTC by default.
 * Names are English, in any case.
 */
final class ParseDate implements ScalarFunction {
  private final @Nullable DateTimeFormatter formatter;
  private final @Nullable ZoneId zone;

  ParseDate() {
    this(null, null);
  }

  private ParseDate(@Nullable DateTimeFormatter formatter, @Nullable ZoneId zone) {
    this.formatter = formatter;
    this.zone = zone;
  }

  @Override
  public String name() {
    return "parseDate";
  }

  @Override
  public Arity arity() {
    return Arity.between(2, 3);
  }

  @Override
  public ScalarFunction prepare(List<@Nullable Value> constants) {
    @Nullable Value format = constants.get(1);
    try {
      return new ParseDate(format == null ? null : formatter(format), Zones.prepare(constants));
    } catch (IllegalArgumentException invalid) {
      throw new InvalidArgument(
          1,
          "date format: "
              + (format == null ? null : Coercion.text(format))
              + ": "
              + invalid.getMessage()
              + " (expected: letters of Java's DateTimeFormatter, such as yyyy-MM-dd)");
    }
  }

  @Override
  public Value apply(List<Value> arguments, Evaluation evaluation) {
    @Nullable String text = Coercion.text(arguments.get(0));
    if (text == null || Coercion.text(arguments.get(1)) == null) {
      return MISSING;
    }
    try {
      DateTimeFormatter by = formatter != null ? formatter : formatter(arguments.get(1));
      return millis(by.parse(text), zone != null ? zone : Zones.of(arguments));
    } catch (DateTimeException | ArithmeticException | IllegalArgumentException noDate) {
      return MISSING;
    }
  }

  private static DateTimeFormatter formatter(Value format) {
    return new DateTimeFormatterBuilder()
        .parseCaseInsensitive()
        .appendPattern(requireNonNullElse(Coercion.text(format), "{"))
        .toFormatter(Locale.ENGLISH);
  }

  private static Value millis(TemporalAccessor parsed, ZoneId otherwise) {
    @Nullable LocalDate date = date(parsed);
    if (date == null) {
      return MISSING;
    }
    LocalTime time = requireNonNullElse(parsed.query(TemporalQueries.localTime()), LocalTime.MIN);
    ZoneId zone = requireNonNullElse(parsed.query(TemporalQueries.zone()), otherwise);
    return new Whole(date.atTime(time).atZone(zone).toInstant().toEpochMilli());
  }

  private static @Nullable LocalDate date(TemporalAccessor parsed) {
    @Nullable LocalDate date = parsed.query(TemporalQueries.localDate());
    if (date != null) {
      return date;
    }
    @Nullable Integer year = field(parsed, ChronoField.YEAR);
    if (year == null) {
      year = field(parsed, ChronoField.YEAR_OF_ERA);
    }
    return year == null
        ? null
        : LocalDate.of(year, requireNonNullElse(field(parsed, ChronoField.MONTH_OF_YEAR), 1), 1);
  }

  private static @Nullable Integer field(TemporalAccessor parsed, ChronoField field) {
    return parsed.isSupported(field) ? parsed.get(field) : null;
  }
}
