package io.tallystone.engine.query.aggregate;

import io.tallystone.engine.query.function.Arity;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * All aggregates ("Functions to use with stats" and "Time-series functions", CloudWatch Logs User
 * Guide), by name in any case.
 */
public final class AggregateTable {
  private static final Arity ONE = Arity.exactly(1);

  private static final List<Aggregate> ALL =
      List.of(
          new Simple("count", Arity.between(0, 1), CountState::new),
          new Simple("count_distinct", ONE, DistinctCount::new),
          new Simple("sum", ONE, SumState::new),
          new Simple("avg", ONE, AverageState::new),
          new Simple("min", ONE, () -> new ExtremeState(End.FIRST)),
          new Simple("max", ONE, () -> new ExtremeState(End.LAST)),
          new Simple("stddev", ONE, DeviationState::new),
          new Simple("earliest", ONE, () -> new TimedState(End.FIRST)),
          new Simple("latest", ONE, () -> new TimedState(End.LAST)),
          new Simple("sortsFirst", ONE, () -> new SortedState(End.FIRST)),
          new Simple("sortsLast", ONE, () -> new SortedState(End.LAST)),
          Percentile.AGGREGATE,
          // with "by bin(...)" the groups are the bins, so these count and add up per bin
          new Simple("count_over_time", Arity.between(0, 1), CountState::new),
          new Simple("sum_over_time", ONE, SumState::new),
          RateState.AGGREGATE,
          Histogram.AGGREGATE);

  private static final Map<String, Aggregate> BY_NAME = byName();

  private AggregateTable() {}

  /** The aggregate of a name, if there is one. */
  public static Optional<Aggregate> find(String name) {
    return Optional.ofNullable(BY_NAME.get(name.toLowerCase(Locale.ROOT)));
  }

  /** All aggregates in alphabetical order. */
  public static Collection<Aggregate> all() {
    return BY_NAME.values();
  }

  private static Map<String, Aggregate> byName() {
    Map<String, Aggregate> aggregates = new TreeMap<>();
    for (Aggregate aggregate : ALL) {
      aggregates.put(aggregate.name().toLowerCase(Locale.ROOT), aggregate);
    }
    return Collections.unmodifiableMap(aggregates);
  }
}
