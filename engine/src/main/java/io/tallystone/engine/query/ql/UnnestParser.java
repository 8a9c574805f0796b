package io.tallystone.engine.query.ql;

import io.tallystone.engine.query.syntax.Command;
import io.tallystone.engine.query.syntax.Expr;

/** {@code unnest field into name}. */
final class UnnestParser {
  private UnnestParser() {}

  static Command parse(Phrases in, int start) {
    Expr.Field source = in.field();
    in.expectWord("into");
    return new Command.Unnest(source, in.name(), in.since(start));
  }
}
