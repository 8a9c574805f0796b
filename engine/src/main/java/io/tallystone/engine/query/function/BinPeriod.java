package io.tallystone.engine.query.function;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;

/**
 * A length of time such as {@code 5m} that cuts time into bins.
 *
 * <p>Documented: the units, and that amounts above 1000 ms, 60 s, 60 m and 24 h are cut to that
 * ({@code bin(300s)} acts as one minute). Chosen here, as AWS is silent: bins start at the epoch in
 * UTC; weeks on Mondays (ISO 8601); months, quarters and years at their calendar starts, counted
 * from January 1970; days and longer units have no bound that a query meets.
 */
public final class BinPeriod {
  /** Keeps bins within what a long of milliseconds and a calendar can count. */
  private static final long MAX_AMOUNT = 10_000;

  /** The Monday before the epoch, which was a Thursday. */
  private static final long FIRST_MONDAY = -3 * 86_400_000L;

  private enum Unit {
    MILLISECOND(1, 1_000, " ms msec millisecond "),
    SECOND(1_000, 60, " s sec second "),
    MINUTE(60_000, 60, " m min minute "),
    HOUR(3_600_000, 24, " h hr hour "),
    DAY(86_400_000, MAX_AMOUNT, " d day "),
    WEEK(7 * 86_400_000L, MAX_AMOUNT, " w week "),
    MONTH(1, MAX_AMOUNT, " mo mon month "),
    QUARTER(3, MAX_AMOUNT, " q qtr quarter "),
    YEAR(12, MAX_AMOUNT, " y yr year ");

    /** Milliseconds, or months from {@link #MONTH} on. */
    private final long length;

    private final long cap;

    /** Each between blanks. */
    private final String spellings;

    Unit(long length, long cap, String spellings) {
      this.length = length;
      this.cap = cap;
      this.spellings = spellings;
    }

    private boolean isSpelled(String word) {
      boolean plural = word.length() > 2 && word.endsWith("s");
      return knows(word) || (plural && knows(word.substring(0, word.length() - 1)));
    }

    private boolean knows(String word) {
      return word.indexOf(' ') < 0 && spellings.contains(" " + word + " ");
    }
  }

  private final Unit unit;
  private final long length;

  private BinPeriod(Unit unit, long amount) {
    this.unit = unit;
    this.length = unit.length * Math.min(amount, unit.cap);
  }

  /**
   * Reads a whole number and a unit, with or without blanks between.
   *
   * @throws IllegalArgumentException telling what is wrong, if it is no period
   */
  public static BinPeriod parse(String text) {
    String period = text.strip().toLowerCase(Locale.ROOT);
    int digits = 0;
    while (digits < period.length()
        && period.charAt(digits) >= '0'
        && period.charAt(digits) <= '9') {
      digits++;
    }
    String word = period.substring(digits).strip();
    for (Unit unit : Unit.values()) {
      if (digits > 0 && unit.isSpelled(word)) {
        return new BinPeriod(unit, amount(period.substring(0, digits), text));
      }
    }
    throw new IllegalArgumentException(
        "period: " + text + " (expected: a number and a unit, such as 5m or 1 hour)");
  }

  private static long amount(String digits, String text) {
    long amount = digits.length() > 9 ? Long.MAX_VALUE : Long.parseLong(digits);
    if (amount == 0) {
      throw new IllegalArgumentException("period: " + text + " (expected: more than 0)");
    }
    return amount;
  }

  /**
   * Its length in milliseconds; months count as 30 days and years as 365, as for a rate over them
   * no start is known.
   */
  public long millis() {
    if (!isCalendar()) {
      return length;
    }
    return unit == Unit.YEAR ? length / 12 * 365 * 86_400_000L : length * 30 * 86_400_000L;
  }

  /**
   * The start of the bin that holds a time, in milliseconds since the epoch.
   *
   * @throws DateTimeException if the calendar has no such time
   */
  public long floor(long millis) {
    if (isCalendar()) {
      return monthStart(Math.floorDiv(month(millis), length) * length);
    }
    long origin = unit == Unit.WEEK ? FIRST_MONDAY : 0;
    long offset =
        Math.floorMod(Math.floorMod(millis, length) - Math.floorMod(origin, length), length);
    return millis - offset;
  }

  /**
   * The start of the next bin; a time that is a start itself is left as it is.
   *
   * @throws DateTimeException if the calendar has no such time
   */
  public long ceil(long millis) {
    long floor = floor(millis);
    return floor == millis ? millis : next(floor);
  }

  /**
   * The start of the bin after the one that starts at a time.
   *
   * @param start of a bin
   * @throws DateTimeException if the calendar has no such time
   */
  public long next(long start) {
    return isCalendar() ? monthStart(month(start) + length) : start + length;
  }

  private boolean isCalendar() {
    return unit.compareTo(Unit.MONTH) >= 0;
  }

  private static long month(long millis) {
    LocalDate day = LocalDate.ofInstant(Instant.ofEpochMilli(millis), ZoneOffset.UTC);
    return (day.getYear() - 1970) * 12L + day.getMonthValue() - 1;
  }

  private static long monthStart(long month) {
    return LocalDate.of(1970, 1, 1).plusMonths(month).toEpochDay() * 86_400_000L;
  }
}
