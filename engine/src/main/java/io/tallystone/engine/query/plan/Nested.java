package io.tallystone.engine.query.plan;

import io.tallystone.engine.query.syntax.Source;
import java.time.Duration;
import java.util.List;

/** A {@link Child} being made: which columns are wanted of it is not known yet. */
record Nested(
    Draft draft, List<Source> sources, Window window, Duration time, long limit, long mostRows) {
  /** As AWS documents ("subqueries"). */
  static final Duration SUBQUERY_TIME = Duration.ofSeconds(30);

  /** Distinct values of a subquery or of a join's right side, as AWS documents ("join"). */
  static final int MOST_KEYS = 50_000;

  /** For those whose time AWS does not limit; the outer query's limit holds. */
  static final Duration ANY_TIME = Duration.ofDays(1);

  /** Finishes it with these columns. */
  Child finished(List<String> columns) {
    Plan plan = Finishing.finish(draft, limit, columns);
    return new Child(plan, sources, window, time, mostRows);
  }
}
