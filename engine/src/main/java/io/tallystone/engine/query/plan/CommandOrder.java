package io.tallystone.engine.query.plan;

import io.tallystone.engine.query.syntax.Command;
import io.tallystone.engine.query.syntax.Query;

/**
 * Which command may follow which.
 *
 * <p>Of AWS's rules this one is kept: after {@code dedup} comes nothing but {@code limit}
 * ("dedup"). That {@code stats} may occur only twice, and {@code sort} and {@code limit} only after
 * the last of them ("Use multiple stats commands in a single query"), is a bound of its engine: the
 * queries make sense, and are answered here.
 */
final class CommandOrder {
  private CommandOrder() {}

  /**
   * Lets other queries pass.
   *
   * @throws QueryProblem at the command that stands in the wrong place
   */
  static void check(Query query) {
    boolean deduplicated = false;
    for (Command command : query.commands()) {
      if (deduplicated && !(command instanceof Command.Limit)) {
        throw new QueryProblem("Only limit may follow dedup", command.span());
      }
      deduplicated |= command instanceof Command.Dedup;
    }
  }
}
