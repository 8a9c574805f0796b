package io.tallystone.engine.query.ql;

import io.tallystone.engine.query.syntax.Command;
import io.tallystone.engine.query.syntax.Expr;
import io.tallystone.engine.query.syntax.Name;
import java.util.OptionalInt;

/** {@code autoregress field [as name] [p=rows|p=rows-rows]}. */
final class AutoRegressParser {
  private AutoRegressParser() {}

  static Command parse(Phrases in, int start) {
    Expr.Field field = in.field();
    Name alias = in.alias();
    int from = 1;
    OptionalInt to = OptionalInt.empty();
    if (in.takeWord("p")) {
      in.expectSymbol("=");
      from = in.wholeNumber(1, Integer.MAX_VALUE);
      to =
          in.takeSymbol("-")
              ? OptionalInt.of(in.wholeNumber(from, Integer.MAX_VALUE))
              : OptionalInt.empty();
    }
    return new Command.AutoRegress(field, alias, from, to, in.since(start));
  }
}
