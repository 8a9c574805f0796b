package io.tallystone.engine.query.ql;

import io.tallystone.engine.query.syntax.Command;

/**
 * {@code outlier [action=remove|transform] [param=number] [uselower=true|false] [mark=true|false]
 * field field ...}.
 */
final class OutlierParser {
  private static final double PARAM = 2.5;

  private OutlierParser() {}

  static Command parse(Phrases in, int start) {
    Options options = Options.read(in, "action", "param", "uselower", "mark");
    return new Command.Outlier(
        options.word("action", "transform", "remove", "transform").equals("remove"),
        options.number("param", PARAM),
        options.flag("uselower", false),
        options.flag("mark", false),
        in.spacedFields(),
        in.since(start));
  }
}
