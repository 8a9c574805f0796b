package io.tallystone.engine.query.plan;

import io.tallystone.engine.query.syntax.Period;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;

/** Adds periods to times: calendar months, quarters and years in UTC. */
public final class Lengths {
  private Lengths() {}

  /**
   * The time so much later, ms.
   *
   * @throws DateTimeException if the calendar has no such time
   * @throws ArithmeticException if a long does not hold it
   */
  public static long later(long millis, Period period) {
    long amount = period.amount();
    return switch (period.unit()) {
      case MILLISECOND -> Math.addExact(millis, amount);
      case SECOND -> plus(millis, amount, 1_000);
      case MINUTE -> plus(millis, amount, 60_000);
      case HOUR -> plus(millis, amount, 3_600_000);
      case DAY -> plus(millis, amount, 86_400_000);
      case WEEK -> plus(millis, amount, 7 * 86_400_000L);
      case MONTH -> plusMonths(millis, amount);
      case QUARTER -> plusMonths(millis, Math.multiplyExact(amount, 3));
      case YEAR -> plusMonths(millis, Math.multiplyExact(amount, 12));
    };
  }

  private static long plus(long millis, long amount, long length) {
    return Math.addExact(millis, Math.multiplyExact(amount, length));
  }

  private static long plusMonths(long millis, long months) {
    ZonedDateTime time = Instant.ofEpochMilli(millis).atZone(ZoneOffset.UTC);
    return time.plusMonths(months).toInstant().toEpochMilli();
  }
}
