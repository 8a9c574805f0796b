package io.tallystone.engine.query.plan;

import io.tallystone.engine.query.syntax.Command;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * {@code addtotals}: a column with the sum of each row, and a last row with the sum of each column.
 *
 * <p>Where AWS is silent: "all numeric fields" are those that the query shows at this point, except
 * the system fields; a value that is a number counts, whatever else is in its column, but times
 * (such as {@code bin}) and conditions don't. A row without any number has no total. The row of
 * totals has nothing but totals; without rows there is none.
 */
final class AddTotalsCommand {
  private static final Set<String> SYSTEM =
      Set.of("@timestamp", "@ingestionTime", "@message", "@logStream", "@log", "@ptr");

  private AddTotalsCommand() {}

  static void translate(Command.AddTotals totals, Draft draft, Binder binder) {
    List<String> columns = new ArrayList<>(FieldColumns.columns(totals.fields(), draft, binder));
    if (columns.isEmpty()) {
      draft.shown().stream().filter(name -> !SYSTEM.contains(name)).forEach(columns::add);
    }
    if (totals.row()) {
      columns.remove(totals.fieldName());
      List<Expression> summands = new ArrayList<>();
      columns.forEach(name -> summands.add(new Expression.Column(name)));
      draft.add(new Step.Extend(totals.fieldName(), new Expression.Call(new RowTotal(), summands)));
      draft.made(totals.fieldName());
      draft.showBesides(totals.fieldName());
      columns.add(totals.fieldName());
    }
    if (totals.col()) {
      SortCommand.orderUnlessOrdered(draft);
      draft.add(new SeriesStep.AddTotalRow(columns));
    }
  }
}
