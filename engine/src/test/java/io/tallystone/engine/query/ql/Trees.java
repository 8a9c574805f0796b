package io.tallystone.engine.query.ql;

import io.tallystone.engine.query.syntax.Expr;
import io.tallystone.engine.query.syntax.Query;
import java.util.stream.Collectors;

/** Trees as text, to compare them. */
final class Trees {
  private Trees() {}

  /** All of a tree but its spans. */
  static String withoutSpans(Query query) {
    return query.toString().replaceAll("Span\\[start=\\d+, end=\\d+\\]", "");
  }

  /** The shape of an expression: every operation in parentheses, its operator first. */
  static String shape(Expr expr) {
    String inner = expr.children().stream().map(Trees::shape).collect(Collectors.joining(" "));
    return switch (expr) {
      case Expr.Field field -> field.name();
      case Expr.Text text -> "'" + text.value() + "'";
      case Expr.Regex regex -> "/" + regex.pattern() + "/";
      case Expr.Numeral numeral -> numeral.text();
      case Expr.Duration duration -> duration.period().toString();
      case Expr.Bool bool -> String.valueOf(bool.value());
      case Expr.Star star -> "*";
      case Expr.Call call -> "(" + (call.function() + " " + inner).strip() + ")";
      case Expr.Access access -> "(access " + inner + " " + access.path() + ")";
      case Expr.Negate negate -> "(neg " + inner + ")";
      case Expr.Not not -> "(not " + inner + ")";
      case Expr.All all -> "(and " + inner + ")";
      case Expr.Any any -> "(or " + inner + ")";
      case Expr.Arithmetic a -> "(" + a.operator().symbol() + " " + inner + ")";
      case Expr.Compare c -> "(" + c.relation().symbol() + " " + inner + ")";
      case Expr.Like like -> (like.negated() ? "(not-like " : "(like ") + inner + ")";
      case Expr.In in -> (in.negated() ? "(not-in " : "(in ") + inner + ")";
      case Expr.InQuery in -> (in.negated() ? "(not-in-query " : "(in-query ") + inner + ")";
    };
  }
}
