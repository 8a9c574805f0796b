package io.tallystone.engine.query.ql;

import io.tallystone.engine.query.syntax.Command;
import io.tallystone.engine.query.syntax.Item;
import io.tallystone.engine.query.syntax.Period;
import java.util.List;

/** {@code stats aggregate [as name], ... [by key [as name], ... [offset period]]}. */
final class StatsParser {
  private StatsParser() {}

  static Command parse(Phrases in, int start) {
    List<Item> aggregates = in.items();
    List<Item> keys = List.of();
    Period offset = null;
    if (in.takeWord("by")) {
      keys = in.items();
      offset = in.takeWord("offset") ? in.period() : null;
    }
    return new Command.Stats(aggregates, keys, offset, in.since(start));
  }
}
