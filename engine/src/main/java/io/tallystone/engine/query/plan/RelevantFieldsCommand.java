package io.tallystone.engine.query.plan;

import io.tallystone.engine.query.syntax.Command;
import io.tallystone.engine.query.syntax.Expr;
import java.util.List;

/** {@code relevantfields}. */
final class RelevantFieldsCommand {
  private RelevantFieldsCommand() {}

  static void translate(Command.RelevantFields relevant, Draft draft, Binder binder) {
    if (relevant.fields().isEmpty() && !draft.areEvents()) {
      throw new QueryProblem("relevantfields of no event (expected: fields)", relevant.span());
    }
    List<String> fields = relevant.fields().stream().map(field -> column(field, binder)).toList();
    draft.add(new PatternStep.RateFields(fields, binder.bind(relevant.condition())));
    draft.grouped(PatternStep.RateFields.COLUMNS);
    draft.showGroups(PatternStep.RateFields.COLUMNS);
  }

  private static String column(Expr.Field field, Binder binder) {
    if (binder.field(field) instanceof Expression.Column column) {
      return column.name();
    }
    throw new QueryProblem(
        "found %s (expected: a field, not a leaf of one)".formatted(field.name()), field.span());
  }
}
