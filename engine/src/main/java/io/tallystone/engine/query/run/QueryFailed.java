package io.tallystone.engine.query.run;

/** A query that cannot go on, and why, in words for its user. */
public final class QueryFailed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Says why. */
  public QueryFailed(String reason) {
    super(reason, null, false, false);
  }
}
