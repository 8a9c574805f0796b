package io.tallystone.engine.query.value;

import static io.tallystone.engine.query.value.Missing.MISSING;

import org.jspecify.annotations.Nullable;

/** What a value is where a number, a text or a condition is wanted. */
public final class Coercion {
  private Coercion() {}

  /**
   * The value as {@link Whole} or {@link Real}; Missing if it is none. A text is its number if all
   * of it is one; a time is its milliseconds; a condition is 1 or 0; lists and maps are none.
   */
  public static Value number(Value value) {
    return switch (value) {
      case Whole whole -> whole;
      case Real real -> real;
      case Text text -> NumberText.parse(text.text());
      case Bool bool -> new Whole(bool.truth() ? 1 : 0);
      case Time time -> new Whole(time.millis());
      case Missing missing -> missing;
      case Items items -> MISSING;
      case Fields fields -> MISSING;
    };
  }

  /**
   * The value as text in full precision; null if it is missing, a list or a map. Also what {@code
   * stats … by}, {@code dedup} and {@code count_distinct} go by: two values with the same text are
   * one.
   */
  public static @Nullable String text(Value value) {
    return switch (value) {
      case Text text -> text.text();
      case Whole whole -> Long.toString(whole.number());
      case Real real -> NumberText.of(real.number());
      case Bool bool -> bool.truth() ? "1" : "0";
      case Time time -> TimeText.of(time.millis());
      case Missing missing -> null;
      case Items items -> null;
      case Fields fields -> null;
    };
  }

  /**
   * Whether a filter on the value keeps the event: conditions by their truth, numbers unless 0
   * ({@code filter strcontains(…)} gives 1 or 0), the texts {@code true} (in any case) and those of
   * such numbers. AWS only says that operands must be boolean.
   */
  public static boolean truth(Value value) {
    if (value instanceof Bool bool) {
      return bool.truth();
    }
    if (value instanceof Text text && text.text().equalsIgnoreCase("true")) {
      return true;
    }
    Value number = number(value);
    return Numbers.isNumber(number) && Numbers.asDouble(number) != 0;
  }
}
