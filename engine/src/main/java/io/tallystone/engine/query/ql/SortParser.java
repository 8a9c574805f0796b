package io.tallystone.engine.query.ql;

import io.tallystone.engine.query.syntax.Command;
import io.tallystone.engine.query.syntax.Item;

/** {@code sort key [asc|desc], ...}. */
final class SortParser {
  private SortParser() {}

  static Command parse(Phrases in, int start) {
    return new Command.Sort(in.list(() -> key(in)), in.since(start));
  }

  private static Command.Sort.Key key(Phrases in) {
    Item item = in.item();
    boolean descending = in.takeWord("desc");
    if (!descending) {
      in.takeWord("asc");
    }
    return new Command.Sort.Key(item, descending);
  }
}
