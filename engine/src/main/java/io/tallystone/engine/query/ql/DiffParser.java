package io.tallystone.engine.query.ql;

import io.tallystone.engine.query.syntax.Command;
import io.tallystone.engine.query.syntax.Command.Diff.Baseline;

/** {@code diff [previousDay|previousWeek|previousMonth]}. */
final class DiffParser {
  private DiffParser() {}

  static Command parse(Phrases in, int start) {
    return new Command.Diff(baseline(in), in.since(start));
  }

  private static Baseline baseline(Phrases in) {
    for (Baseline baseline : Baseline.values()) {
      if (baseline != Baseline.PRECEDING && in.takeWord(baseline.word())) {
        return baseline;
      }
    }
    return Baseline.PRECEDING;
  }
}
