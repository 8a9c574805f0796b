package io.tallystone.engine.maintenance;

import java.time.Duration;

/**
 * A day, UTC, of event times.
 *
 * @param number days since the epoch
 */
record Day(long number) implements Comparable<Day> {
  private static final long MILLIS = Duration.ofDays(1).toMillis();

  static Day of(long time) {
    return new Day(Math.floorDiv(time, MILLIS));
  }

  boolean contains(long time) {
    return Math.floorDiv(time, MILLIS) == number;
  }

  /** Whether some of the times from {@code min} to {@code max} are of this day. */
  boolean overlaps(long min, long max) {
    return of(min).number <= number && of(max).number >= number;
  }

  /** How many full days have passed since this one, 0 for today, negative for days to come. */
  long age(long now) {
    return of(now).number - number;
  }

  @Override
  public int compareTo(Day other) {
    return Long.compare(number, other.number);
  }
}
