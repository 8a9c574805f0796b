package io.tallystone.engine.query.ql;

import io.tallystone.engine.query.syntax.Command;
import io.tallystone.engine.query.syntax.Expr;
import java.util.List;

/** {@code relevantfields [field, ...] where condition}. */
final class RelevantFieldsParser {
  private RelevantFieldsParser() {}

  static Command parse(Phrases in, int start) {
    List<Expr.Field> fields = in.atWord("where") ? List.of() : in.fields();
    in.expectWord("where");
    return new Command.RelevantFields(fields, in.expression(), in.since(start));
  }
}
