package io.tallystone.engine.query.plan;

import io.tallystone.engine.query.aggregate.AggregateTable;
import io.tallystone.engine.query.syntax.Command;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code countFrequent}: how many rows have which combination of values, the most frequent first.
 *
 * <p>AWS's counts are approximate; these are exact. Where AWS is silent: rows without one of the
 * values are a combination too, as in {@code stats}; equally frequent ones come in the order of
 * their values.
 */
final class CountFrequentCommand {
  private static final String COUNT = "_approxcount";

  private CountFrequentCommand() {}

  static void translate(Command.CountFrequent count, Draft draft, Binder binder) {
    List<String> columns = new ArrayList<>(FieldColumns.columns(count.fields(), draft, binder));
    Step.Measure measure =
        new Step.Measure(
            COUNT, AggregateTable.find("count").orElseThrow().prepare(List.of()), List.of());
    draft.add(new Step.Group(columns, List.of(measure)));
    List<Step.SortKey> order = new ArrayList<>();
    order.add(new Step.SortKey(new Expression.Column(COUNT), true));
    columns.forEach(key -> order.add(new Step.SortKey(new Expression.Column(key), false)));
    columns.add(COUNT);
    draft.grouped(columns);
    draft.showGroups(columns);
    draft.add(new Step.Sort(order, Long.MAX_VALUE, List.of()));
    draft.ordered();
  }
}
