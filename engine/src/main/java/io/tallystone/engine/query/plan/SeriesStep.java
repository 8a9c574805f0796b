package io.tallystone.engine.query.plan;

import io.tallystone.engine.query.syntax.Period;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Needs all rows at once, in their order: what becomes of a row depends on others. Another step has
 * gathered and ordered the rows before.
 */
public sealed interface SeriesStep extends Step.OfAll {
  /** Puts the sum of a field up to each row into a column. */
  record Accumulate(Expression field, String name) implements SeriesStep {
    @Override
    public Set<String> reads(Set<String> after) {
      return Columns.with(Columns.without(after, name), List.of(field));
    }

    @Override
    public boolean matters(Set<String> after) {
      return after.contains(name);
    }
  }

  /** Puts values of earlier rows into columns. */
  record LookBack(Expression field, List<Lag> lags) implements SeriesStep {
    /** Keeps a copy. */
    public LookBack {
      lags = List.copyOf(lags);
    }

    /** A column that holds the value of so many rows before. */
    public record Lag(String name, int rows) {}

    @Override
    public Set<String> reads(Set<String> after) {
      Set<String> before = after;
      for (Lag lag : lags) {
        before = Columns.without(before, lag.name());
      }
      return Columns.with(before, List.of(field));
    }

    @Override
    public boolean matters(Set<String> after) {
      return lags.stream().anyMatch(lag -> after.contains(lag.name()));
    }
  }

  /** Gives rows without a value the last one before. */
  record FillDown(List<String> columns) implements SeriesStep {
    /** Keeps a copy. */
    public FillDown {
      columns = List.copyOf(columns);
    }

    @Override
    public Set<String> reads(Set<String> after) {
      return after;
    }

    @Override
    public Step holding(List<String> needed) {
      return new FillDown(columns.stream().filter(needed::contains).toList());
    }
  }

  /**
   * Adds rows for the bins between the first and the last that have none.
   *
   * @param bin the column of bins
   * @param keys the other columns that rows are grouped by: each combination gets all bins
   * @param fills what columns of the added rows hold; they depend on no row
   */
  record FillBins(String bin, Bins bins, List<String> keys, Map<String, Expression> fills)
      implements SeriesStep {
    /** Keeps copies. */
    public FillBins {
      keys = List.copyOf(keys);
      fills = Map.copyOf(fills);
    }

    @Override
    public Set<String> reads(Set<String> after) {
      Set<String> all = new LinkedHashSet<>(after);
      all.add(bin);
      all.addAll(keys);
      return all;
    }

    @Override
    public boolean addsRows() {
      return true;
    }
  }

  /** Adds a last row with the totals of columns. */
  record AddTotalRow(List<String> columns) implements SeriesStep {
    /** Keeps a copy. */
    public AddTotalRow {
      columns = List.copyOf(columns);
    }

    @Override
    public Set<String> reads(Set<String> after) {
      return after;
    }

    @Override
    public Step holding(List<String> needed) {
      return new AddTotalRow(columns.stream().filter(needed::contains).toList());
    }

    @Override
    public boolean addsRows() {
      return true;
    }
  }

  /**
   * Finds values far outside the middle half of their column's.
   *
   * @param columns what is looked at
   * @param remove whether their rows go; otherwise they become the boundary
   * @param multiplier of the interquartile range: the distance of the boundary from the quartile
   * @param lower whether too small values count as well
   * @param marks the columns that tell which rows had one: none or one
   */
  record Outliers(
      List<String> columns, boolean remove, double multiplier, boolean lower, List<String> marks)
      implements SeriesStep {
    /** Keeps copies. */
    public Outliers {
      columns = List.copyOf(columns);
      marks = List.copyOf(marks);
    }

    @Override
    public Set<String> reads(Set<String> after) {
      Set<String> all = new LinkedHashSet<>(after);
      all.removeAll(marks);
      all.addAll(columns);
      return all;
    }
  }

  /**
   * Numbers sessions: rows of one identity without a longer gap in time.
   *
   * @param identity what tells the identities apart
   * @param maxGap between two rows of a session
   * @param name of the column of numbers
   */
  record Sessions(List<Expression> identity, Period maxGap, String name) implements SeriesStep {
    /** Keeps a copy. */
    public Sessions {
      identity = List.copyOf(identity);
    }

    @Override
    public Set<String> reads(Set<String> after) {
      Set<String> all = Columns.with(Columns.without(after, name), identity);
      all.add("@timestamp");
      return all;
    }

    @Override
    public boolean matters(Set<String> after) {
      return after.contains(name);
    }
  }
}
