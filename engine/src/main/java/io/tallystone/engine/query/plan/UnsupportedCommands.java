package io.tallystone.engine.query.plan;

import io.tallystone.engine.query.syntax.Command;

/** Commands that need what there is not yet. */
final class UnsupportedCommands {
  private UnsupportedCommands() {}

  /** {@code filterIndex} reads only what an index leads to, so without one it has no answer. */
  static QueryProblem refusal(Command.FilterIndex filter) {
    return new QueryProblem(
        "filterIndex: there is no field index on %s (expected: filter, which reads all events)"
            .formatted(filter.field().name()),
        filter.field().span());
  }
}
