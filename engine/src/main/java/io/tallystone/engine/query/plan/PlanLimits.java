package io.tallystone.engine.query.plan;

/** The bounds of what a query may ask for. */
final class PlanLimits {
  /** Columns that one {@code autoregress} may make; AWS tells no bound. */
  static final int LAGS = 100;

  private PlanLimits() {}
}
