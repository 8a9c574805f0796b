package io.tallystone.engine.query.run;

import io.tallystone.engine.query.plan.SeriesStep;
import io.tallystone.engine.query.plan.Step;

/** The operator that runs a step. */
final class Operators {
  private final Evaluator evaluator;

  Operators(Evaluator evaluator) {
    this.evaluator = evaluator;
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
    };
  }
}
