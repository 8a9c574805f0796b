package io.tallystone.engine.query.plan;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Finds out what rows have in common. What comes out are no rows of events any more. */
public sealed interface PatternStep extends Step.OfAll {
  /**
   * One row for each form of text that is left when values such as numbers and times are masked.
   *
   * @param history whether it is told when they occurred
   */
  record Mask(Expression text, boolean history) implements PatternStep {
    /** The masked text. */
    public static final String MASK = "#mask";

    /** How many texts have it. */
    public static final String COUNT = "#count";

    /** How many of them in each part of the time range, from its start. */
    public static final String HISTORY = "#history";

    /** Forms that are told apart; beyond that, similar ones are joined. */
    public static final int MOST_MASKS = 20_000;

    static final List<String> COLUMNS = List.of(MASK, COUNT);

    @Override
    public Set<String> reads(Set<String> after) {
      Set<String> times = after.contains(HISTORY) ? Set.of("@timestamp") : Set.of();
      return Columns.with(times, List.of(text));
    }

    @Override
    public Step holding(List<String> columns) {
      return new Mask(text, columns.contains(HISTORY));
    }
  }

  /**
   * Joins similar masks to patterns.
   *
   * @param baseline the child whose masks are compared with, if any
   */
  record FindPatterns(OptionalInt baseline) implements PatternStep {
    @Override
    public Set<String> reads(Set<String> after) {
      Set<String> before = new LinkedHashSet<>(Mask.COLUMNS);
      if (after.contains(Mask.HISTORY)) {
        before.add(Mask.HISTORY);
      }
      return before;
    }

    @Override
    public boolean addsRows() {
      return baseline.isPresent();
    }

    @Override
    public Optional<ChildNeed> ofChild(Set<String> after) {
      return baseline.isEmpty()
          ? Optional.empty()
          : Optional.of(new ChildNeed(baseline.getAsInt(), Mask.COLUMNS));
    }
  }

  /** Adds what is unusual about patterns. */
  record FindAnomalies() implements PatternStep {
    /** What it adds: AWS documents none of the names. */
    public static final List<String> COLUMNS = List.of("@anomalyScore", "@anomalyDescription");

    @Override
    public Set<String> reads(Set<String> after) {
      Set<String> before = new LinkedHashSet<>(after);
      COLUMNS.forEach(before::remove);
      before.add(Mask.HISTORY);
      return before;
    }
  }

  /**
   * Rates how well fields tell the rows that meet a condition from the others.
   *
   * @param fields empty for all that the events have
   */
  record RateFields(List<String> fields, Expression condition) implements PatternStep {
    /** What it gives (AWS: "relevantfields"). */
    public static final List<String> COLUMNS =
        List.of(
            "@fieldName",
            "@relevanceScore",
            "@topRelevanceContributors",
            "@conditionalMedian",
            "@baselineMedian");

    /** Keeps a copy. */
    public RateFields {
      fields = List.copyOf(fields);
    }

    @Override
    public Set<String> reads(Set<String> after) {
      Set<String> before = new LinkedHashSet<>(fields.isEmpty() ? List.of("@message") : fields);
      return Columns.with(before, List.of(condition));
    }

    @Override
    public boolean addsRows() {
      return true; // a row for each field
    }
  }
}
