package io.tallystone.engine.query.syntax;

import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * One step of a query's pipeline, as written, with what was left out replaced by its documented
 * default. Each record is one command of the AWS page that bears its name.
 */
public sealed interface Command {
  /** From the command's word to its last character. */
  Span span();

  /** {@code fields}: columns to show, or to compute first. */
  record Fields(List<Item> items, Span span) implements Command {}

  /** {@code display}: the only columns to show. */
  record Display(List<Item> items, Span span) implements Command {}

  /** {@code filter} and {@code where}: keeps the rows for which a condition holds. */
  record Filter(Expr condition, Span span) implements Command {}

  /** {@code filterIndex}: reads only what is indexed under one of some values. */
  record FilterIndex(Expr.Field field, List<Expr> values, Span span) implements Command {}

  /**
   * {@code parse} with a glob.
   *
   * @param names as many as the glob has asterisks
   */
  record ParseGlob(Expr.Field source, Expr.Text glob, List<Name> names, Span span)
      implements Command {}

  /**
   * {@code parse} with a regular expression.
   *
   * @param names of its groups, in order; empty if the groups name themselves
   * @param multi a row for each match
   */
  record ParseRegex(Expr.Field source, Expr.Regex regex, List<Name> names, boolean multi, Span span)
      implements Command {}

  /** {@code parse ... logfmt}: a map of what {@code key=value} pairs say. */
  record ParseLogfmt(Expr.Field source, Name name, Span span) implements Command {}

  /** {@code parse ... csv}: names by position. */
  record ParseCsv(Expr.Field source, List<Name> names, Span span) implements Command {}

  /**
   * {@code json field=source "path" as name}: a leaf of a field's JSON text.
   *
   * @param path keys separated by dots
   */
  record Json(Expr.Field source, Expr.Text path, Name name, Span span) implements Command {}

  /**
   * {@code stats}.
   *
   * @param aggregates at least one
   * @param keys what is grouped by
   * @param offset by which the bins are shifted, if any
   */
  record Stats(List<Item> aggregates, List<Item> keys, @Nullable Period offset, Span span)
      implements Command {}

  /** {@code sort}: by several keys, the first counts most. */
  record Sort(List<Key> keys, Span span) implements Command {
    /** One key; ascending is the default. */
    public record Key(Item item, boolean descending) {}
  }

  /**
   * {@code limit}, and the old {@code head} and {@code tail} that AWS replaced by it.
   *
   * @param any no order is asked for: the scan may stop at the first rows that match
   */
  record Limit(long rows, boolean any, Span span) implements Command {}

  /** {@code dedup}: one row for each combination of values. */
  record Dedup(List<Expr.Field> fields, Span span) implements Command {}

  /** {@code pattern}: what texts have in common. */
  record Pattern(Expr input, Span span) implements Command {}

  /** {@code diff}: against an earlier time range. */
  record Diff(Baseline baseline, Span span) implements Command {
    /** The time range that is compared with. */
    public enum Baseline {
      /** The one of equal length just before. */
      PRECEDING(""),
      /** The same a day earlier. */
      PREVIOUS_DAY("previousDay"),
      /** The same a week earlier. */
      PREVIOUS_WEEK("previousWeek"),
      /** The same a month earlier. */
      PREVIOUS_MONTH("previousMonth");

      private final String word;

      Baseline(String word) {
        this.word = word;
      }

      /** As written after {@code diff}; empty for the default. */
      public String word() {
        return word;
      }
    }
  }

  /** {@code anomaly}: of patterns. */
  record Anomaly(Span span) implements Command {}

  /**
   * {@code relevantfields}: those that tell the rows that meet a condition from the others.
   *
   * @param fields to look at; empty for all
   */
  record RelevantFields(List<Expr.Field> fields, Expr condition, Span span) implements Command {}

  /**
   * {@code unmask}: shows what a data protection policy hides.
   *
   * @param fields in which; empty for all
   */
  record Unmask(List<Expr.Field> fields, Span span) implements Command {}

  /** {@code unnest}: a row for each element of a list. */
  record Unnest(Expr.Field source, Name into, Span span) implements Command {}

  /** {@code expand}: a row for each element of a JSON array, in the same field. */
  record Expand(Expr.Field field, Span span) implements Command {}

  /** A column that a lookup table adds, and the event field it goes to. */
  record Output(Name column, Name field) {}

  /** {@code lookup}: adds columns of a table's row that has equal values. */
  record Lookup(Name table, List<Match> matches, List<Output> outputs, Span span)
      implements Command {
    /** A column of the table and the event's field that equals it. */
    public record Match(Name column, Expr.Field field) {}
  }

  /**
   * {@code cidrlookup}: adds columns of a table's row whose block holds an address.
   *
   * @param blocks the table's column of CIDR blocks, if named
   * @param overwrite {@code OUTPUT}; otherwise {@code OUTPUTNEW} fills only empty fields
   */
  record CidrLookup(
      Name table,
      Expr.Field address,
      @Nullable Name blocks,
      boolean overwrite,
      List<Output> outputs,
      Span span)
      implements Command {}

  /**
   * {@code join} with another query's rows.
   *
   * @param outer {@code type=left}: rows without a partner stay
   * @param leftKey without the alias before it
   * @param rightKey without the alias before it
   */
  record Join(
      boolean outer,
      Name left,
      Name right,
      Expr.Field leftKey,
      Expr.Field rightKey,
      Query query,
      Span span)
      implements Command {}

  /**
   * {@code appendcols}: another query's columns beside these, by row position.
   *
   * @param override its columns win over those of the same name
   * @param max rows of it
   */
  record AppendCols(boolean override, int max, Query query, Span span) implements Command {}

  /**
   * {@code addtotals}.
   *
   * @param fieldName of the column of row totals
   * @param row a total for each row
   * @param col a row of totals at the end
   * @param fields to add up; empty for all numeric ones
   */
  record AddTotals(String fieldName, boolean row, boolean col, List<Expr.Field> fields, Span span)
      implements Command {}

  /** {@code fillmissing}: rows for empty bins. */
  record FillMissing(List<Fill> fills, Span span) implements Command {
    /** What a field gets in those rows. */
    public record Fill(Expr value, Expr.Field field) {}
  }

  /**
   * {@code filldown}: the last value that is there goes down.
   *
   * @param fields to fill; empty for all
   */
  record FillDown(List<Wildcard> fields, Span span) implements Command {
    /**
     * Names of a form.
     *
     * @param literals what stands around the asterisks; a single one is a whole name
     */
    public record Wildcard(List<String> literals, Span span) {}
  }

  /**
   * {@code accum}: a running total.
   *
   * @param as where it goes, if not where AWS puts it by default
   */
  record Accum(Expr.Field field, @Nullable Name as, Span span) implements Command {}

  /**
   * {@code autoregress}: values of earlier rows.
   *
   * @param from rows back, at least 1
   * @param to for a range: its last; otherwise empty
   */
  record AutoRegress(Expr.Field field, @Nullable Name as, int from, OptionalInt to, Span span)
      implements Command {}

  /**
   * {@code outlier} by the interquartile range.
   *
   * @param remove the rows go; otherwise values become the boundary
   * @param multiplier of the interquartile range
   * @param useLower too small values count as well
   * @param mark with a column that tells them
   */
  record Outlier(
      boolean remove,
      double multiplier,
      boolean useLower,
      boolean mark,
      List<Expr.Field> fields,
      Span span)
      implements Command {}

  /** {@code sessionize}: rows of one identity without a longer gap. */
  record Sessionize(List<Expr.Field> fields, Period maxSpan, String as, Span span)
      implements Command {}

  /** {@code countFrequent}: about how often combinations of values occur. */
  record CountFrequent(List<Expr.Field> fields, Span span) implements Command {}

  /** {@code logcompare}: with the same time range shifted back. */
  record LogCompare(Period timeShift, Span span) implements Command {}
}
