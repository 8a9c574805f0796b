package io.tallystone.engine.query.ql;

import io.tallystone.engine.query.syntax.Command;
import io.tallystone.engine.query.syntax.Expr;
import java.util.List;

/** {@code unmask [field, ...]}. */
final class UnmaskParser {
  private UnmaskParser() {}

  static Command parse(Phrases in, int start) {
    List<Expr.Field> fields = in.atEndOfCommand() ? List.of() : in.fields();
    return new Command.Unmask(fields, in.since(start));
  }
}
