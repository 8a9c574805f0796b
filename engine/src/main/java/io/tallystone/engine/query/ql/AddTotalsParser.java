package io.tallystone.engine.query.ql;

import io.tallystone.engine.query.syntax.Command;
import io.tallystone.engine.query.syntax.Expr;
import java.util.List;

/** {@code addtotals [fieldname=name] [row=true|false] [col=true|false] [field, ...]}. */
final class AddTotalsParser {
  private AddTotalsParser() {}

  static Command parse(Phrases in, int start) {
    Options options = Options.read(in, "fieldname", "row", "col");
    List<Expr.Field> fields = in.atEndOfCommand() ? List.of() : in.fields();
    return new Command.AddTotals(
        options.text("fieldname", "Total"),
        options.flag("row", true),
        options.flag("col", false),
        fields,
        in.since(start));
  }
}
