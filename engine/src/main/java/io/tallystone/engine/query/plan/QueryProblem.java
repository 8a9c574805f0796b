package io.tallystone.engine.query.plan;

import io.tallystone.engine.query.syntax.Span;

/** A query that can be read but makes no sense, or asks for what there is not. */
public final class QueryProblem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Span span;

  /**
   * Says what is wrong where.
   *
   * @param span of the query's text
   */
  public QueryProblem(String message, Span span) {
    super(message, null, false, false);
    this.span = span;
  }

  /** Where. */
  public Span span() {
    return span;
  }
}
