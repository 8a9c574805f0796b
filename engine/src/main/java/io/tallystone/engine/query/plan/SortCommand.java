package io.tallystone.engine.query.plan;

import io.tallystone.engine.query.syntax.Command;
import io.tallystone.engine.query.syntax.Expr;
import java.util.ArrayList;
import java.util.List;

/** {@code sort}, {@code limit} and {@code dedup}. */
final class SortCommand {
  private static final String TIME = "@timestamp";

  /** No two events have the same. */
  private static final String POINTER = "@ptr";

  /** AWS: "limit". */
  private static final long MOST_ROWS = 100_000;

  private SortCommand() {}

  static void translate(Command.Sort sort, Draft draft, Binder binder) {
    List<Step.SortKey> keys = new ArrayList<>();
    for (Command.Sort.Key key : sort.keys()) {
      String name = FieldsCommand.column(key.item(), draft, binder);
      Expression value = new Expression.Column(name);
      StructureRule.refuse(value, "sort", draft, key.item().expr().span());
      keys.add(new Step.SortKey(value, key.descending()));
    }
    order(keys, draft);
  }

  static void translate(Command.Limit limit, Draft draft) {
    if (limit.rows() < 1 || limit.rows() > MOST_ROWS) {
      throw new QueryProblem(
          "limit: %d (expected: 1 to %d)".formatted(limit.rows(), MOST_ROWS), limit.span());
    }
    if (!limit.any()) {
      orderUnlessOrdered(draft);
    }
    draft.add(new Step.Limit(limit.rows(), List.of()));
    draft.ordered();
  }

  static void translate(Command.Dedup dedup, Draft draft, Binder binder) {
    orderUnlessOrdered(draft);
    List<Expression> by = new ArrayList<>();
    for (Expr.Field field : dedup.fields()) {
      Expression value = binder.field(field);
      StructureRule.refuse(value, "dedup", draft, field.span());
      by.add(value);
    }
    draft.add(new Step.Dedup(by));
  }

  /** Events come newest first unless a query says otherwise; groups are in order by themselves. */
  static void orderUnlessOrdered(Draft draft) {
    if (draft.eventPrefix() != null && !draft.areOrdered()) {
      order(List.of(), draft);
    }
  }

  private static void order(List<Step.SortKey> keys, Draft draft) {
    List<Step.SortKey> all = new ArrayList<>(keys);
    String prefix = draft.eventPrefix();
    if (prefix != null) {
      all.add(new Step.SortKey(new Expression.Column(prefix + TIME), true));
      all.add(new Step.SortKey(new Expression.Column(prefix + POINTER), true));
    }
    draft.add(new Step.Sort(all, Long.MAX_VALUE, List.of()));
    draft.ordered();
  }
}
