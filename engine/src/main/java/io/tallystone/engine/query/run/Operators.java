package io.tallystone.engine.query.run;

import io.tallystone.engine.query.plan.PatternStep;
import io.tallystone.engine.query.plan.SeriesStep;
import io.tallystone.engine.query.plan.Step;
import java.util.List;
import java.util.Optional;

/** The operator that runs a step. */
final class Operators {
  private final Evaluator evaluator;
  private final List<Batch> children;

  /**
   * For a plan.
   *
   * @param children rows of the plan's children
   */
  Operators(Evaluator evaluator, List<Batch> children) {
    this.evaluator = evaluator;
    this.children = List.copyOf(children);
  }

  RowOperator of(Step.ByRow step) {
    return switch (step) {
      case Step.FilterMessages filter -> new FilterMessages(filter);
      case Step.Filter filter -> new FilterRows(filter, evaluator);
      case Step.Extend extend -> new ExtendRows(extend, evaluator);
      case Step.Extract extract -> new ExtractColumns(extract, evaluator);
      case Step.Unnest unnest -> new UnnestRows(unnest, evaluator);
      case Step.Enrich enrich -> new EnrichRows(enrich, evaluator);
      case Step.Keep keep -> new KeepColumns(keep);
      case Step.Among among -> new MatchSubquery(among, evaluator, children.get(among.child()));
      case Step.Join join -> new JoinRows(join, evaluator, children.get(join.child()));
    };
  }

  /** A new gatherer, that has seen nothing. */
  Gatherer of(Step.OfAll step) {
    return switch (step) {
      case Step.Group group -> new GroupRows(group, evaluator);
      case Step.Sort sort -> new SortRows(sort, evaluator);
      case Step.Limit limit -> new LimitRows(limit);
      case Step.Dedup dedup -> new DedupRows(dedup, evaluator);
      case SeriesStep series -> new WholeRows(SeriesOperators.of(series, evaluator));
      case Step.AppendColumns append -> new AppendRows(append, children.get(append.child()));
      case PatternStep pattern -> of(pattern);
    };
  }

  private Gatherer of(PatternStep step) {
    return switch (step) {
      case PatternStep.Mask mask -> new MaskTexts(mask, evaluator);
      case PatternStep.FindPatterns patterns -> new FindPatterns(baseline(patterns));
      case PatternStep.FindAnomalies anomalies -> new FindAnomalies();
      case PatternStep.RateFields rate -> new RateFields(rate, evaluator);
    };
  }

  private Optional<Batch> baseline(PatternStep.FindPatterns patterns) {
    return patterns.baseline().isEmpty()
        ? Optional.empty()
        : Optional.of(children.get(patterns.baseline().getAsInt()));
  }
}
