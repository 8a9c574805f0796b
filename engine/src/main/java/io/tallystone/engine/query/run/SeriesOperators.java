package io.tallystone.engine.query.run;

import io.tallystone.engine.query.plan.SeriesStep;

/** The operator that runs a step on all rows at once. */
final class SeriesOperators {
  private SeriesOperators() {}

  static RowOperator of(SeriesStep step, Evaluator evaluator) {
    return switch (step) {
      case SeriesStep.Accumulate accumulate -> new AccumulateRows(accumulate, evaluator);
      case SeriesStep.LookBack lookBack -> new LookBackRows(lookBack, evaluator);
      case SeriesStep.FillDown fill -> new FillDownRows(fill);
      case SeriesStep.FillBins fill -> new FillBinRows(fill, evaluator);
      case SeriesStep.AddTotalRow totals -> new TotalRow(totals);
      case SeriesStep.Outliers outliers -> new OutlierRows(outliers);
      case SeriesStep.Sessions sessions -> new SessionRows(sessions, evaluator);
    };
  }
}
