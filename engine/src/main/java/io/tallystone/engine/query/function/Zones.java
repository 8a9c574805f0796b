package io.tallystone.engine.query.function;

import static java.util.Objects.requireNonNullElse;

import io.tallystone.engine.query.value.Coercion;
import io.tallystone.engine.query.value.Value;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the time zone that date functions take as their third argument; UTC without one. */
final class Zones {
  private static final int PLACE = 2;

  private Zones() {}

  /**
   * The zone of a constant third argument; UTC if there is none; null if it depends on the row.
   *
   * @throws InvalidArgument if it is no zone
   */
  static @Nullable ZoneId prepare(List<@Nullable Value> constants) {
    if (constants.size() <= PLACE) {
      return ZoneOffset.UTC;
    }
    @Nullable Value constant = constants.get(PLACE);
    try {
      return constant == null ? null : parse(constant);
    } catch (DateTimeException unknown) {
      throw new InvalidArgument(
          PLACE,
          "time zone: "
              + Coercion.text(constant)
              + " (expected: a name or an offset, such as Europe/Berlin or +02:00)");
    }
  }

  /**
   * The zone of a row.
   *
   * @throws DateTimeException if it is none
   */
  static ZoneId of(List<Value> arguments) {
    return arguments.size() <= PLACE ? ZoneOffset.UTC : parse(arguments.get(PLACE));
  }

  private static ZoneId parse(Value value) {
    return ZoneId.of(requireNonNullElse(Coercion.text(value), ""));
  }
}
