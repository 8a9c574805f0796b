package io.tallystone.engine.query.plan;

import io.tallystone.engine.query.Predicate;
import io.tallystone.engine.query.aggregate.Aggregate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One step of a plan, from rows to rows.
 *
 * <p>A step says itself which columns it needs, so that nothing else is read of events: {@link
 * Finishing} goes through the steps from the last to the first.
 */
public sealed interface Step {
  /** Works on each row by itself, so that splits can be scanned side by side. */
  sealed interface ByRow extends Step {}

  /** Needs all rows before it gives any. */
  sealed interface OfAll extends Step
      permits Group, Sort, Limit, Dedup, AppendColumns, SeriesStep, PatternStep {}

  /**
   * The columns that are needed of the rows before it.
   *
   * @param after those that are needed of the rows after it
   */
  Set<String> reads(Set<String> after);

  /** Whether it changes anything if only these columns are needed of the rows after it. */
  default boolean matters(Set<String> after) {
    return true;
  }

  /** The step, holding no more than these columns of its rows. */
  default Step holding(List<String> columns) {
    return this;
  }

  /** Whether it can give more rows than it gets. */
  default boolean addsRows() {
    return false;
  }

  /**
   * What it needs of the plan's children.
   *
   * @param after the columns that are needed of the rows after it
   */
  default Optional<ChildNeed> ofChild(Set<String> after) {
    return Optional.empty();
  }

  /**
   * Columns that are needed of a child.
   *
   * @param child its place among the plan's children
   */
  record ChildNeed(int child, List<String> columns) {
    /** Keeps a copy. */
    public ChildNeed {
      columns = List.copyOf(columns);
    }
  }

  /** Keeps the events whose message meets a predicate; only before any other kind of step. */
  record FilterMessages(Predicate predicate) implements ByRow {
    @Override
    public Set<String> reads(Set<String> after) {
      return after;
    }
  }

  /** Keeps the rows of which a condition is true. */
  record Filter(Expression condition) implements ByRow {
    @Override
    public Set<String> reads(Set<String> after) {
      return Columns.with(after, List.of(condition));
    }
  }

  /** Adds a column, or replaces it. */
  record Extend(String name, Expression value) implements ByRow {
    @Override
    public Set<String> reads(Set<String> after) {
      return Columns.with(Columns.without(after, name), List.of(value));
    }

    @Override
    public boolean matters(Set<String> after) {
      return after.contains(name);
    }
  }

  /** Adds what an extractor finds in a text. Rows in which it finds nothing stay as they are. */
  record Extract(Expression source, Extractor extractor) implements ByRow {
    @Override
    public Set<String> reads(Set<String> after) {
      return Columns.with(after, List.of(source));
    }

    @Override
    public boolean addsRows() {
      return extractor.multi();
    }
  }

  /**
   * A row for each item of a list; what is no list counts as a list of itself.
   *
   * @param name of the column that holds the item
   * @param keepsMissing whether a row without the list stays
   */
  record Unnest(Expression source, String name, boolean keepsMissing) implements ByRow {
    @Override
    public Set<String> reads(Set<String> after) {
      return Columns.with(Columns.without(after, name), List.of(source));
    }

    @Override
    public boolean addsRows() {
      return true;
    }
  }

  /**
   * Adds columns of a lookup table's row. Rows for which the table has none stay as they are.
   *
   * @param inputs what the row is found by
   * @param outputs the columns that get the row's values
   * @param overwrite whether values that are there already are replaced
   */
  record Enrich(List<Expression> inputs, RowFinder finder, List<String> outputs, boolean overwrite)
      implements ByRow {
    /** Keeps copies. */
    public Enrich {
      inputs = List.copyOf(inputs);
      outputs = List.copyOf(outputs);
    }

    @Override
    public Set<String> reads(Set<String> after) {
      return Columns.with(after, inputs);
    }

    @Override
    public boolean matters(Set<String> after) {
      return outputs.stream().anyMatch(after::contains);
    }
  }

  /** Keeps some columns and drops the others. */
  record Keep(List<String> names) implements ByRow {
    /** Keeps a copy. */
    public Keep {
      names = List.copyOf(names);
    }

    @Override
    public Set<String> reads(Set<String> after) {
      return after;
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

    @Override
    public Set<String> reads(Set<String> after) {
      Set<String> all = new LinkedHashSet<>(keys);
      all.add("@timestamp");
      measures.forEach(
          measure -> measure.arguments().forEach(value -> all.addAll(value.columns())));
      return all;
    }
  }

  /**
   * Orders the rows, and keeps the first so many of them. Rows that no key tells apart stay in
   * their order.
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

    @Override
    public Set<String> reads(Set<String> after) {
      return Columns.with(after, keys.stream().map(SortKey::value).toList());
    }

    @Override
    public Step holding(List<String> needed) {
      return new Sort(keys, limit, needed);
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

    @Override
    public Set<String> reads(Set<String> after) {
      return after;
    }

    @Override
    public Step holding(List<String> needed) {
      return new Limit(rows, needed);
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

    @Override
    public Set<String> reads(Set<String> after) {
      return Columns.with(after, by);
    }
  }

  /**
   * Adds a column that tells whether a value is among those of a child's column.
   *
   * @param child its place among the plan's children
   */
  record Among(String name, Expression value, int child, String column, boolean negated)
      implements ByRow {
    @Override
    public Set<String> reads(Set<String> after) {
      return Columns.with(Columns.without(after, name), List.of(value));
    }

    @Override
    public Optional<ChildNeed> ofChild(Set<String> after) {
      return Optional.of(new ChildNeed(child, List.of(column)));
    }
  }

  /**
   * Puts each row beside each row of a child that has an equal key. The columns of both get the
   * alias and a dot before their names.
   *
   * @param outer rows without a partner stay
   * @param columns that are needed of the pairs
   */
  record Join(
      int child,
      boolean outer,
      String left,
      String right,
      Expression leftKey,
      String rightKey,
      List<String> columns)
      implements ByRow {
    /** Keeps a copy. */
    public Join {
      columns = List.copyOf(columns);
    }

    /** The columns of the left side that are needed, without the alias. */
    public List<String> leftColumns() {
      return Columns.within(left + ".", columns);
    }

    /** The columns of the right side that are needed, without the alias. */
    public List<String> rightColumns() {
      return Columns.within(right + ".", columns);
    }

    @Override
    public Set<String> reads(Set<String> after) {
      Set<String> ofLeft = new LinkedHashSet<>(Columns.within(left + ".", after));
      return Columns.with(ofLeft, List.of(leftKey));
    }

    @Override
    public Step holding(List<String> needed) {
      return new Join(child, outer, left, right, leftKey, rightKey, needed);
    }

    @Override
    public boolean addsRows() {
      return true;
    }

    @Override
    public Optional<ChildNeed> ofChild(Set<String> after) {
      Set<String> ofRight = new LinkedHashSet<>(Columns.within(right + ".", after));
      ofRight.add(rightKey);
      return Optional.of(new ChildNeed(child, List.copyOf(ofRight)));
    }
  }

  /**
   * Puts the rows of a child beside the rows, by position; the shorter side lacks values.
   *
   * @param added columns of the child
   * @param columns of the rows that are needed from here on
   */
  record AppendColumns(int child, List<String> added, List<String> columns) implements OfAll {
    /** Keeps copies. */
    public AppendColumns {
      added = List.copyOf(added);
      columns = List.copyOf(columns);
    }

    @Override
    public Set<String> reads(Set<String> after) {
      Set<String> before = after;
      for (String name : added) {
        before = Columns.without(before, name);
      }
      return before;
    }

    @Override
    public Step holding(List<String> needed) {
      return new AppendColumns(child, added, List.copyOf(reads(new LinkedHashSet<>(needed))));
    }

    @Override
    public boolean addsRows() {
      return true;
    }

    @Override
    public Optional<ChildNeed> ofChild(Set<String> after) {
      return Optional.of(new ChildNeed(child, added));
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
