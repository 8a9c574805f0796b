package io.tallystone.engine.query.ql;

import static io.tallystone.engine.query.ql.Phrases.spanOf;

import io.tallystone.engine.query.ql.Token.Kind;
import io.tallystone.engine.query.syntax.Command;
import io.tallystone.engine.query.syntax.Expr;

/** {@code json field=source "key.sub" as name}. */
final class JsonParser {
  private JsonParser() {}

  static Command parse(Phrases in, int start) {
    in.expectWord("field");
    in.expectSymbol("=");
    Expr.Field source = in.field();
    Token path = in.expect(Kind.TEXT, "a path in quotation marks");
    in.expectWord("as");
    return new Command.Json(
        source, new Expr.Text(path.text(), spanOf(path)), in.name(), in.since(start));
  }
}
