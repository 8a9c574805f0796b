package io.tallystone.engine.query.run;

import io.tallystone.engine.query.syntax.Source;
import java.util.List;

/** Finds what queries within a query read. */
@FunctionalInterface
public interface SourceResolver {
  /**
   * The log groups of some sources; at least one.
   *
   * @throws RuntimeException if there is none, in words for the user
   */
  List<EventSource> resolve(List<Source> sources);
}
