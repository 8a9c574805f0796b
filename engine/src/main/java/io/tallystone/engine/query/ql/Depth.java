package io.tallystone.engine.query.ql;

import io.tallystone.engine.query.syntax.Expr;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Refuses expressions so deep that walking them could exhaust the stack. Parsing does not: what
 * recurses there is bounded by {@link QlLimits#NESTING}, and chains of operators are loops.
 */
final class Depth {
  private record Level(Expr expr, int depth) {}

  private Depth() {}

  static void check(Expr root) {
    Deque<Level> open = new ArrayDeque<>();
    open.push(new Level(root, 1));
    while (!open.isEmpty()) {
      Level level = open.pop();
      if (level.depth() > QlLimits.DEPTH) {
        throw new QlSyntaxException(
            "an expression with too many operators (expected: at most "
                + QlLimits.DEPTH
                + " of arithmetic within each other)",
            root.span());
      }
      for (Expr child : level.expr().children()) {
        open.push(new Level(child, level.depth() + 1));
      }
    }
  }
}
