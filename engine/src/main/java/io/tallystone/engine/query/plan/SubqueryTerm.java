package io.tallystone.engine.query.plan;

import io.tallystone.engine.query.syntax.Expr;
import java.util.List;

/**
 * {@code field in (query)}: the query becomes one of distinct values, and whether a row's value is
 * among them a column.
 */
final class SubqueryTerm {
  private SubqueryTerm() {}

  /** Whether a condition has one in it. */
  static boolean isIn(Expr expr) {
    return expr instanceof Expr.InQuery || expr.children().stream().anyMatch(SubqueryTerm::isIn);
  }

  static Expression translate(Expr.InQuery in, Draft draft, Binder binder) {
    Expression value = binder.bind(in.value());
    Draft inner = Planner.child(in.query(), draft);
    String column = column(in, inner.shown());
    inner.add(new Step.Group(List.of(column), List.of()));
    inner.grouped(List.of(column));
    int child =
        draft.nest(
            new Nested(
                inner,
                in.query().sources(),
                Window.of(in.query().sources()),
                Nested.SUBQUERY_TIME,
                Nested.MOST_KEYS + 1L,
                Nested.MOST_KEYS));
    String name = "#in" + in.span().start();
    draft.add(new Step.Among(name, value, child, column, in.negated()));
    draft.made(name);
    return new Expression.Column(name);
  }

  /** The column of the same name; if there is only one column, that one. */
  private static String column(Expr.InQuery in, List<String> shown) {
    if (in.value() instanceof Expr.Field field && shown.contains(field.name())) {
      return field.name();
    }
    if (shown.size() == 1) {
      return shown.getFirst();
    }
    String wanted = in.value() instanceof Expr.Field field ? field.name() : "one field";
    throw new QueryProblem(
        "The subquery gives %s (expected: %s)".formatted(String.join(", ", shown), wanted),
        in.query().span());
  }
}
