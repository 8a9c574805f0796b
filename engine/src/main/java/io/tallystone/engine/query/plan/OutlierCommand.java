package io.tallystone.engine.query.plan;

import io.tallystone.engine.query.syntax.Command;
import java.util.List;

/**
 * {@code outlier}: values above the third quartile by more than so many interquartile ranges, and
 * with {@code uselower} those below the first.
 *
 * <p>Where AWS is silent: quartiles are interpolated between neighbours (type 7 of R. Hyndman and
 * Y. Fan, "Sample Quantiles in Statistical Packages", 1996); {@code mark} adds the column {@code
 * outlier}, 1 for rows with at least one and 0 for others, which {@code action=remove} leaves with
 * the latter only; values that are no numbers are left as they are.
 */
final class OutlierCommand {
  static final String MARK = "outlier";

  private OutlierCommand() {}

  static void translate(Command.Outlier outlier, Draft draft, Binder binder) {
    if (outlier.multiplier() < 0) {
      throw new QueryProblem(
          "param: %s (expected: >= 0)".formatted(outlier.multiplier()), outlier.span());
    }
    List<String> columns = FieldColumns.columns(outlier.fields(), draft, binder);
    SortCommand.orderUnlessOrdered(draft);
    draft.add(
        new SeriesStep.Outliers(
            columns,
            outlier.remove(),
            outlier.multiplier(),
            outlier.useLower(),
            outlier.mark() ? List.of(MARK) : List.of()));
    columns.forEach(draft::made);
    if (outlier.mark()) {
      draft.made(MARK);
      draft.showBesides(MARK);
    }
  }
}
