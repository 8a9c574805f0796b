package io.tallystone.engine.query.plan;

import io.tallystone.engine.query.function.Evaluation;
import io.tallystone.engine.query.syntax.Period;
import io.tallystone.engine.query.syntax.Source;
import io.tallystone.engine.query.syntax.Source.TimeBound;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The time range of a query as far as its text decides on it. */
public sealed interface Window {
  /**
   * The range.
   *
   * @param outer the range that was asked for
   */
  Evaluation within(Evaluation outer);

  /** The range that was asked for. */
  record Same() implements Window {
    @Override
    public Evaluation within(Evaluation outer) {
      return outer;
    }
  }

  /** The range of equal length that ends just before it. */
  record Preceding() implements Window {
    @Override
    public Evaluation within(Evaluation outer) {
      long length = outer.endMs() - outer.startMs() + 1;
      return new Evaluation(outer.startMs() - length, outer.startMs() - 1, outer.nowMs());
    }
  }

  /** The range, so much earlier; months by the calendar of UTC. */
  record Back(Period period) implements Window {
    @Override
    public Evaluation within(Evaluation outer) {
      return new Evaluation(
          before(outer.startMs(), period), before(outer.endMs(), period), outer.nowMs());
    }
  }

  /**
   * The range that {@code SOURCE} gives.
   *
   * @param start null if it is the one asked for
   * @param end null if it is the one asked for
   */
  record Between(@Nullable TimeBound start, @Nullable TimeBound end) implements Window {
    @Override
    public Evaluation within(Evaluation outer) {
      return new Evaluation(
          start == null ? outer.startMs() : millis(start, outer.nowMs()),
          end == null ? outer.endMs() : millis(end, outer.nowMs()),
          outer.nowMs());
    }

    private static long millis(TimeBound bound, long nowMs) {
      return switch (bound) {
        case TimeBound.Before earlier -> before(nowMs, earlier.period());
        case TimeBound.At at -> at.instant().toEpochMilli();
      };
    }
  }

  /**
   * The range that some sources give.
   *
   * @throws QueryProblem if they give different ones: a query has one range
   */
  static Window of(List<Source> sources) {
    Window first = new Same();
    for (int i = 0; i < sources.size(); i++) {
      Source source = sources.get(i);
      Window window =
          source.start() == null && source.end() == null
              ? new Same()
              : new Between(source.start(), source.end());
      if (i > 0 && !texts(source).equals(texts(sources.getFirst()))) {
        throw new QueryProblem(
            "SOURCEs with different time ranges (expected: the same start and end in all)",
            source.span());
      }
      first = i == 0 ? window : first;
    }
    return first;
  }

  /** What the bounds say, wherever they stand. */
  private static List<String> texts(Source source) {
    return List.of(text(source.start()), text(source.end()));
  }

  private static String text(@Nullable TimeBound bound) {
    return switch (bound) {
      case null -> "";
      case TimeBound.Before earlier -> earlier.period().toString();
      case TimeBound.At at -> at.instant().toString();
    };
  }

  /** Nobody has events from longer ago; a bound keeps calendars from overflowing. */
  long MOST_UNITS = 100_000;

  private static long before(long millis, Period period) {
    return switch (period.unit()) {
      case MILLISECOND -> fixed(millis, period, 1);
      case SECOND -> fixed(millis, period, 1_000);
      case MINUTE -> fixed(millis, period, 60_000);
      case HOUR -> fixed(millis, period, 3_600_000);
      case DAY -> fixed(millis, period, 86_400_000);
      case WEEK -> fixed(millis, period, 7 * 86_400_000L);
      case MONTH -> months(millis, period, 1);
      case QUARTER -> months(millis, period, 3);
      case YEAR -> months(millis, period, 12);
    };
  }

  private static long fixed(long millis, Period period, long unit) {
    return millis - Math.min(period.amount(), Long.MAX_VALUE / 4 / unit) * unit;
  }

  private static long months(long millis, Period period, int each) {
    ZonedDateTime time = Instant.ofEpochMilli(millis).atZone(ZoneOffset.UTC);
    return time.minusMonths(Math.min(period.amount(), MOST_UNITS) * each)
        .toInstant()
        .toEpochMilli();
  }
}
