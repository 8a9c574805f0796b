package io.tallystone.engine.query.syntax;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A length of time as queries write it: {@code 5m}, {@code 1 hour}. Months, quarters and years are
 * of no fixed length, so it is not a {@link java.time.Duration}.
 *
 * @param amount never negative
 */
public record Period(long amount, Unit unit) {

  /** Units with their spellings (AWS: "stats", bin function). */
  public enum Unit {
    /** 1/1000 of a second. */
    MILLISECOND("ms", "msec", "millisecond"),
    /** 1000 milliseconds. */
    SECOND("s", "sec", "second"),
    /** 60 seconds. */
    MINUTE("m", "min", "minute"),
    /** 60 minutes. */
    HOUR("h", "hr", "hour"),
    /** 24 hours. */
    DAY("d", "day"),
    /** 7 days. */
    WEEK("w", "week"),
    /** A calendar month. */
    MONTH("mo", "mon", "month"),
    /** Three calendar months. */
    QUARTER("q", "qtr", "quarter"),
    /** A calendar year. */
    YEAR("y", "yr", "year");

    @SuppressWarnings("ImmutableEnumChecker") // an unmodifiable list
    private final List<String> spellings;

    Unit(String... spellings) {
      this.spellings = List.of(spellings);
    }

    /** The shortest spelling. */
    public String symbol() {
      return spellings.getFirst();
    }

    /** The unit of a spelling in any case; those of several letters may end with an s. */
    public static Optional<Unit> of(String word) {
      String spelling = word.toLowerCase(Locale.ROOT);
      for (Unit unit : values()) {
        for (String known : unit.spellings) {
          if (spelling.equals(known) || (known.length() > 1 && spelling.equals(known + "s"))) {
            return Optional.of(unit);
          }
        }
      }
      return Optional.empty();
    }
  }

  @Override
  public String toString() {
    return amount + unit.symbol();
  }
}
