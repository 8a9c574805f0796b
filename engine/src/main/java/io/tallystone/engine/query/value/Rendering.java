package io.tallystone.engine.query.value;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Values as a query's results show them. */
public final class Rendering {
  /** AWS's answers show so many (its API reference says nothing of digits). */
  private static final int DECIMALS = 4;

  private Rendering() {}

  /**
   * The text in a result: numbers without exponent and with at most four decimals (ties away from
   * zero), conditions as 1 and 0, times as {@code yyyy-MM-dd HH:mm:ss.SSS} in UTC, lists and maps
   * as compact JSON. Null if the value is missing: the row leaves it out.
   */
  public static @Nullable String render(Value value) {
    return switch (value) {
      case Real real -> rounded(real.number());
      case Items items -> JsonText.of(items);
      case Fields fields -> JsonText.of(fields);
      default -> Coercion.text(value);
    };
  }

  private static String rounded(double number) {
    return NumberText.plain(BigDecimal.valueOf(number).setScale(DECIMALS, RoundingMode.HALF_UP));
  }
}
