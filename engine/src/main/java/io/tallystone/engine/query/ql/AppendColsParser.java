package io.tallystone.engine.query.ql;

import io.tallystone.engine.query.syntax.Command;

/** {@code appendcols [override=true|false] [max=rows] (query)}. */
final class AppendColsParser {
  private static final int MAX = 10_000;

  private AppendColsParser() {}

  static Command parse(Phrases in, int start) {
    Options options = Options.read(in, "override", "max");
    return new Command.AppendCols(
        options.flag("override", false),
        options.wholeNumber("max", MAX, 1, QlLimits.APPENDED_ROWS),
        in.parenthesizedQuery(),
        in.since(start));
  }
}
