package io.tallystone.engine.query.ql;

import io.tallystone.engine.query.syntax.Command;

/** {@code limit [any] rows}; {@code head} and {@code tail} are its old spellings. */
final class LimitParser {
  private LimitParser() {}

  static Command parse(Phrases in, int start) {
    boolean any = in.takeWord("any");
    return new Command.Limit(in.wholeNumber(), any, in.since(start));
  }
}
