package io.tallystone.engine.query.function;

import static io.tallystone.engine.query.value.Missing.MISSING;
import static java.util.Objects.requireNonNullElse;

import io.tallystone.engine.query.value.Coercion;
import io.tallystone.engine.query.value.Text;
import io.tallystone.engine.query.value.Value;
import io.tallystone.engine.query.value.Whole;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code formatDate(time, format[, zone])}, also named {@code strftime}: the text of a time, by the
 * letters of {@link Strftime}, in UTC if no zone is given.
 */
final class FormatDate implements ScalarFunction {
  private final String name;
  private final @Nullable DateTimeFormatter formatter;
  private final @Nullable ZoneId zone;

  FormatDate(String name) {
    this(name, null, null);
  }

  private FormatDate(String name, @Nullable DateTimeFormatter formatter, @Nullable ZoneId zone) {
    this.name = name;
    this.formatter = formatter;
    this.zone = zone;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Arity arity() {
    return Arity.between(2, 3);
  }

  @Override
  public ScalarFunction prepare(List<@Nullable Value> constants) {
    @Nullable Value format = constants.get(1);
    try {
      return new FormatDate(
          name, format == null ? null : formatter(format), Zones.prepare(constants));
    } catch (IllegalArgumentException unknownLetter) {
      throw new InvalidArgument(1, String.valueOf(unknownLetter.getMessage()));
    }
  }

  @Override
  public Value apply(List<Value> arguments, Evaluation evaluation) {
    if (!(Millis.of(arguments.get(0)) instanceof Whole millis)
        || Coercion.text(arguments.get(1)) == null) {
      return MISSING;
    }
    try {
      DateTimeFormatter by = formatter != null ? formatter : formatter(arguments.get(1));
      ZoneId in = zone != null ? zone : Zones.of(arguments);
      return new Text(by.format(Instant.ofEpochMilli(millis.number()).atZone(in)));
    } catch (DateTimeException | IllegalArgumentException noSuchDateOrFormat) {
      return MISSING;
    }
  }

  private static DateTimeFormatter formatter(Value format) {
    return Strftime.formatter(requireNonNullElse(Coercion.text(format), "%"));
  }
}
