package io.tallystone.engine.query.plan;

import io.tallystone.engine.query.syntax.Command;
import java.util.List;

/** {@code join}: the right side is a query of its own, the rows of which are looked up by key. */
final class JoinCommand {
  private JoinCommand() {}

  static void translate(Command.Join join, Draft draft, Binder binder) {
    String left = join.left().text();
    String right = join.right().text();
    if (left.equals(right)) {
      throw new QueryProblem(
          "left and right are both %s (expected: two names)".formatted(left), join.right().span());
    }
    if (draft.steps().stream().anyMatch(Step.Join.class::isInstance)) {
      throw new QueryProblem("A query may have one join (expected: no second one)", join.span());
    }
    Draft inner = Planner.child(join.query(), draft);
    int child =
        draft.nest(
            new Nested(
                inner,
                join.query().sources(),
                Window.of(join.query().sources()),
                Nested.ANY_TIME,
                Long.MAX_VALUE,
                Long.MAX_VALUE));
    draft.add(
        new Step.Join(
            child,
            join.outer(),
            left,
            right,
            binder.field(join.leftKey()),
            join.rightKey().name(),
            List.of()));
    draft.joined(left, right, inner);
  }
}
