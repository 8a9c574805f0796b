package io.tallystone.engine.query.plan;

import io.tallystone.engine.query.syntax.Command;
import io.tallystone.engine.query.syntax.Period;
import io.tallystone.engine.query.syntax.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * {@code pattern}, and what works on patterns: {@code anomaly}, {@code diff}, {@code logcompare}.
 */
final class PatternCommand {
  /** Of {@code pattern} (AWS: "pattern", Pattern Command Output). */
  static final List<String> COLUMNS =
      List.of("@pattern", "@ratio", "@sampleCount", "@severityLabel");

  /** Of {@code diff}: as the console's columns; AWS does not document those of the API. */
  private static final List<String> COMPARED =
      List.of(
          "@pattern",
          "@sampleCount",
          "@differenceCount",
          "@differenceDescription",
          "@severityLabel");

  private PatternCommand() {}

  static void translate(Command.Pattern pattern, Draft draft, Binder binder) {
    Expression text = binder.bind(pattern.input());
    StructureRule.refuse(text, "pattern", draft, pattern.span());
    find(text, draft);
  }

  private static void find(Expression text, Draft draft) {
    draft.add(new PatternStep.Mask(text, false));
    draft.add(new PatternStep.FindPatterns(OptionalInt.empty()));
    draft.grouped(COLUMNS);
    draft.showGroups(COLUMNS);
  }

  static void translate(Command.Anomaly anomaly, Draft draft) {
    if (!endsWithPatterns(draft)) {
      throw new QueryProblem("anomaly without patterns (expected: after pattern)", anomaly.span());
    }
    draft.add(new PatternStep.FindAnomalies());
    List<String> columns = new ArrayList<>(COLUMNS);
    columns.addAll(PatternStep.FindAnomalies.COLUMNS);
    draft.grouped(columns);
    draft.showGroups(columns);
  }

  static void translate(Command.Diff diff, Draft draft) {
    Window baseline =
        switch (diff.baseline()) {
          case PRECEDING -> new Window.Preceding();
          case PREVIOUS_DAY -> new Window.Back(new Period(1, Period.Unit.DAY));
          case PREVIOUS_WEEK -> new Window.Back(new Period(1, Period.Unit.WEEK));
          case PREVIOUS_MONTH -> new Window.Back(new Period(1, Period.Unit.MONTH));
        };
    compare(baseline, draft, diff.span());
  }

  static void translate(Command.LogCompare compare, Draft draft) {
    compare(new Window.Back(compare.timeShift()), draft, compare.span());
  }

  /** The same steps over another range find its masks; patterns are found of both together. */
  private static void compare(Window baseline, Draft draft, Span span) {
    if (!endsWithPatterns(draft)) {
      if (!draft.areEvents()) {
        throw new QueryProblem("Only events or patterns can be compared", span);
      }
      find(new Expression.Column("@message"), draft);
    }
    draft.steps().removeLast();
    Draft inner = draft.again(span);
    int child =
        draft.nest(
            new Nested(
                inner,
                List.of(),
                baseline,
                Nested.ANY_TIME,
                PatternStep.Mask.MOST_MASKS,
                PatternStep.Mask.MOST_MASKS));
    draft.add(new PatternStep.FindPatterns(OptionalInt.of(child)));
    draft.grouped(COMPARED);
    draft.showGroups(COMPARED);
  }

  private static boolean endsWithPatterns(Draft draft) {
    return !draft.steps().isEmpty()
        && draft.steps().getLast() instanceof PatternStep.FindPatterns patterns
        && patterns.baseline().isEmpty();
  }
}
