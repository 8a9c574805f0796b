package io.tallystone.engine.query.ql;

import io.tallystone.engine.query.syntax.Command;

/** {@code logcompare timeshift period}. */
final class LogCompareParser {
  private LogCompareParser() {}

  static Command parse(Phrases in, int start) {
    in.expectWord("timeshift");
    return new Command.LogCompare(in.period(), in.since(start));
  }
}
