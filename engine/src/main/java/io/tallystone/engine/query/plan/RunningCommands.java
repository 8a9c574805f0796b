package io.tallystone.engine.query.plan;

import io.tallystone.engine.query.syntax.Command;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code accum} and {@code autoregress}: what earlier rows say. Events come newest first unless
 * they were sorted.
 *
 * <p>Where AWS is silent: {@code accum} without a name replaces the field; a row without a number
 * has no running total, and the next one goes on from the last. {@code autoregress} without a name
 * makes {@code field_p1} and so on, with one for a range {@code name_p1} and so on; what lies
 * before the first row is missing.
 */
final class RunningCommands {
  private RunningCommands() {}

  static void translate(Command.Accum accum, Draft draft, Binder binder) {
    SortCommand.orderUnlessOrdered(draft);
    String name = accum.as() == null ? accum.field().name() : accum.as().text();
    draft.add(new SeriesStep.Accumulate(binder.field(accum.field()), name));
    draft.made(name);
    draft.showBesides(name);
  }

  static void translate(Command.AutoRegress regress, Draft draft, Binder binder) {
    int last = regress.to().orElse(regress.from());
    if (last - regress.from() >= PlanLimits.LAGS) {
      throw new QueryProblem(
          "autoregress: %d columns (expected: at most %d)"
              .formatted(last - regress.from() + 1, PlanLimits.LAGS),
          regress.span());
    }
    SortCommand.orderUnlessOrdered(draft);
    List<SeriesStep.LookBack.Lag> lags = new ArrayList<>();
    for (int rows = regress.from(); rows <= last; rows++) {
      lags.add(new SeriesStep.LookBack.Lag(name(regress, rows), rows));
    }
    draft.add(new SeriesStep.LookBack(binder.field(regress.field()), lags));
    for (SeriesStep.LookBack.Lag lag : lags) {
      draft.made(lag.name());
      draft.showBesides(lag.name());
    }
  }

  private static String name(Command.AutoRegress regress, int rows) {
    if (regress.as() == null) {
      return regress.field().name() + "_p" + rows;
    }
    return regress.to().isPresent() ? regress.as().text() + "_p" + rows : regress.as().text();
  }
}
