package io.tallystone.engine.query.syntax;

import java.util.List;

/**
 * A query, or a subquery.
 *
 * @param sources what {@code SOURCE} names; empty if the query does not say what it reads
 * @param commands in order; empty only if there are sources
 */
public record Query(List<Source> sources, List<Command> commands, Span span) {
  /** Keeps copies. */
  public Query {
    sources = List.copyOf(sources);
    commands = List.copyOf(commands);
  }
}
