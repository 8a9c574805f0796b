package io.tallystone.engine.query.ql;

import io.tallystone.engine.query.syntax.Command;
import io.tallystone.engine.query.syntax.Expr;
import io.tallystone.engine.query.syntax.Name;

/** {@code cidrlookup table field [as column] OUTPUT|OUTPUTNEW column [as field], ...}. */
final class CidrLookupParser {
  private CidrLookupParser() {}

  static Command parse(Phrases in, int start) {
    Name table = in.tableName();
    Expr.Field address = in.field();
    Name blocks = in.alias();
    boolean overwrite = in.takeWord("output");
    if (!overwrite) {
      in.expectWord("outputnew");
    }
    return new Command.CidrLookup(
        table, address, blocks, overwrite, LookupParser.outputs(in), in.since(start));
  }
}
