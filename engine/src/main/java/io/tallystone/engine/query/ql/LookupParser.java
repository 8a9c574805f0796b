package io.tallystone.engine.query.ql;

import io.tallystone.engine.query.syntax.Command;
import io.tallystone.engine.query.syntax.Command.Lookup.Match;
import io.tallystone.engine.query.syntax.Name;
import java.util.List;

/** {@code lookup table column as field, ... OUTPUT column [as field], ...}. */
final class LookupParser {
  private LookupParser() {}

  static Command parse(Phrases in, int start) {
    Name table = in.tableName();
    List<Match> matches = in.list(() -> match(in));
    in.expectWord("output");
    return new Command.Lookup(table, matches, outputs(in), in.since(start));
  }

  private static Match match(Phrases in) {
    Name column = in.name();
    in.expectWord("as");
    return new Match(column, in.field());
  }

  /** {@code column [as field], ...} */
  static List<Command.Output> outputs(Phrases in) {
    return in.list(() -> output(in));
  }

  private static Command.Output output(Phrases in) {
    Name column = in.name();
    Name alias = in.alias();
    return new Command.Output(column, alias == null ? column : alias);
  }
}
