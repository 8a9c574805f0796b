package io.tallystone.engine.query.plan;

import io.tallystone.engine.query.Predicate;
import io.tallystone.engine.query.aggregate.Aggregate;
import java.util.List;

/** One step of a plan, from rows to rows. */
public sealed interface Step {
  /** Works on each row by itself, so that splits can be scanned side by side. */
  sealed interface ByRow extends Step {}

  /** Needs all rows before it gives any. */
  sealed interface OfAll extends Step {}

  /** Keeps the events whose message meets a predicate; only before any other kind of step. */
  record FilterMessages(Predicate predicate) implements ByRow {}

  /** Keeps the rows of which a condition is true. */
  record Filter(Expression condition) implements ByRow {}

  /** Adds a column, or replaces it. */
  record Extend(String name, Expression value) implements ByRow {}

  /** Adds what an extractor finds in a text. Rows in which it finds nothing stay as they are. */
  record Extract(Expression source, Extractor extractor) implements ByRow {}

  /** Keeps some columns and drops the others. */
  record Keep(List<String> names) implements ByRow {
    /** Keeps a copy. */
    public Keep {
      names = List.copyOf(names);
    }
  }

  /**
   * One row for each combination of keys; one row in all, without keys.
   *
   * @param keys columns
   */
  record Group(List<String> keys, List<Measure> measures) implements OfAll {
    /** Keeps copies. */
    public Group {
      keys = List.copyOf(keys);
      measures = List.copyOf(measures);
    }
  }

  /**
   * Orders the rows, and keeps the first so many of them.
   *
   * @param keys the first counts most; with them no two events are equal, so that a result does not
   *     depend on the order of scanning
   * @param columns that are needed of the rows from here on
   */
  record Sort(List<SortKey> keys, long limit, List<String> columns) implements OfAll {
    /** Keeps copies. */
    public Sort {
      keys = List.copyOf(keys);
      columns = List.copyOf(columns);
    }
  }

  /**
   * Keeps the first so many rows, or any if they have no order.
   *
   * @param columns that are needed of the rows from here on
   */
  record Limit(long rows, List<String> columns) implements OfAll {
    /** Keeps a copy. */
    public Limit {
      columns = List.copyOf(columns);
    }
  }

  /**
   * Keeps the first row of each combination of values; rows with a missing one all stay. Its rows
   * have been sorted.
   */
  record Dedup(List<Expression> by) implements OfAll {
    /** Keeps a copy. */
    public Dedup {
      by = List.copyOf(by);
    }
  }

  /**
   * A column of a {@link Group}.
   *
   * @param name of the column
   * @param aggregate prepared
   */
  record Measure(String name, Aggregate aggregate, List<Expression> arguments) {
    /** Keeps a copy. */
    public Measure {
      arguments = List.copyOf(arguments);
    }
  }

  /** What rows are ordered by. */
  record SortKey(Expression value, boolean descending) {}
}
