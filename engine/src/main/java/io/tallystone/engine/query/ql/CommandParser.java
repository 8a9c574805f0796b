package io.tallystone.engine.query.ql;

import io.tallystone.engine.query.syntax.Command;

/** Parses what follows a command's word. */
@FunctionalInterface
interface CommandParser {
  /**
   * Takes the tokens of the command, not what separates it from the next.
   *
   * @param start where the command's word starts
   */
  Command parse(Phrases in, int start);
}
