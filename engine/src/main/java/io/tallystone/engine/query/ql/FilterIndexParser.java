package io.tallystone.engine.query.ql;

import static io.tallystone.engine.query.ql.Phrases.spanOf;

import io.tallystone.engine.query.ql.Token.Kind;
import io.tallystone.engine.query.syntax.Command;
import io.tallystone.engine.query.syntax.Expr;
import java.util.List;

/** {@code filterIndex field = value} and {@code filterIndex field in [value, ...]}. */
final class FilterIndexParser {
  private FilterIndexParser() {}

  static Command parse(Phrases in, int start) {
    Expr.Field field = in.field();
    List<Expr> values;
    if (in.takeSymbol("=")) {
      values = List.of(value(in));
    } else {
      in.expectWord("in");
      in.expectSymbol("[");
      values = in.list(() -> value(in));
      in.expectSymbol("]");
    }
    return new Command.FilterIndex(field, values, in.since(start));
  }

  private static Expr value(Phrases in) {
    Token token = in.peek();
    boolean negative = token.isSymbol("-");
    if (negative) {
      in.next();
    }
    Expr value = negative || in.at(Kind.NUMBER) ? number(in) : literal(in);
    return negative ? new Expr.Negate(value, in.since(token.start())) : value;
  }

  private static Expr number(Phrases in) {
    Token token = in.expect(Kind.NUMBER, "a number");
    return new Expr.Numeral(token.text(), spanOf(token));
  }

  private static Expr literal(Phrases in) {
    if (in.atWord("true") || in.atWord("false")) {
      Token token = in.next();
      return new Expr.Bool(token.isWord("true"), spanOf(token));
    }
    Token token = in.peek();
    if (token.kind() != Kind.TEXT) {
      throw in.unexpected("a string", "a number");
    }
    in.next();
    return new Expr.Text(token.text(), spanOf(token));
  }
}
