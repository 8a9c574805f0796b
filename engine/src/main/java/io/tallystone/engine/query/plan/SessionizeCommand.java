package io.tallystone.engine.query.plan;

import io.tallystone.engine.query.syntax.Command;

/**
 * {@code sessionize}: rows of the same identity belong to one session until a gap between two is
 * longer than {@code maxspan}; a gap just as long is none.
 *
 * <p>Where AWS is silent: sessions are numbered from 1 in the order of their first rows in time,
 * over all identities; a row without a value for one of the fields, or without a time, is in none.
 */
final class SessionizeCommand {
  private SessionizeCommand() {}

  static void translate(Command.Sessionize sessionize, Draft draft, Binder binder) {
    if (!draft.areEvents() && !draft.has("@timestamp")) {
      throw new QueryProblem(
          "sessionize needs @timestamp, which stats did not pass on", sessionize.span());
    }
    SortCommand.orderUnlessOrdered(draft);
    draft.add(
        new SeriesStep.Sessions(
            sessionize.fields().stream().map(binder::field).toList(),
            sessionize.maxSpan(),
            sessionize.as()));
    draft.made(sessionize.as());
    draft.showBesides(sessionize.as());
  }
}
