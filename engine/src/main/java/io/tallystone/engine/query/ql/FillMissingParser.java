package io.tallystone.engine.query.ql;

import io.tallystone.engine.query.syntax.Command;
import io.tallystone.engine.query.syntax.Command.FillMissing.Fill;
import io.tallystone.engine.query.syntax.Expr;
import java.util.List;

/** {@code fillmissing [with value for field, ...]}. */
final class FillMissingParser {
  private FillMissingParser() {}

  static Command parse(Phrases in, int start) {
    List<Fill> fills = in.takeWord("with") ? in.list(() -> fill(in)) : List.of();
    return new Command.FillMissing(fills, in.since(start));
  }

  private static Fill fill(Phrases in) {
    Expr value = in.expression();
    in.expectWord("for");
    return new Fill(value, in.field());
  }
}
