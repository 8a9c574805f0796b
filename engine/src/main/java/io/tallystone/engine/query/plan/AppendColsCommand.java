package io.tallystone.engine.query.plan;

import io.tallystone.engine.query.syntax.Command;
import java.util.ArrayList;
import java.util.List;

/** {@code appendcols}: rows are matched by position, so both sides must be in an order. */
final class AppendColsCommand {
  private AppendColsCommand() {}

  static void translate(Command.AppendCols append, Draft draft) {
    Draft inner = Planner.child(append.query(), draft);
    SortCommand.orderUnlessOrdered(draft);
    List<String> shown = draft.shown();
    List<String> added = new ArrayList<>();
    for (String name : inner.shown()) {
      if (append.override() || !(shown.contains(name) || draft.has(name))) {
        added.add(name);
      }
    }
    int child =
        draft.nest(
            new Nested(
                inner,
                append.query().sources(),
                Window.of(append.query().sources()),
                Nested.ANY_TIME,
                append.max(),
                append.max()));
    draft.add(new Step.AppendColumns(child, added, List.of()));
    draft.appended(shown, added);
  }
}
