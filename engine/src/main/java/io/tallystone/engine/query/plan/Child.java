package io.tallystone.engine.query.plan;

import io.tallystone.engine.query.syntax.Source;
import java.time.Duration;
import java.util.List;

/**
 * A query within a query. It runs first and by itself; its rows are held while the outer one runs.
 *
 * @param sources what it reads; empty if it reads what the outer query reads
 * @param window its time range
 * @param time it may take; the outer query's own limit holds as well
 * @param mostRows more of them fail the query
 */
public record Child(Plan plan, List<Source> sources, Window window, Duration time, long mostRows) {
  /** Keeps a copy. */
  public Child {
    sources = List.copyOf(sources);
  }
}
