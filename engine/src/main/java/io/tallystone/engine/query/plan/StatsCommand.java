package io.tallystone.engine.query.plan;

import io.tallystone.engine.query.aggregate.Aggregate;
import io.tallystone.engine.query.aggregate.AggregateTable;
import io.tallystone.engine.query.function.InvalidArgument;
import io.tallystone.engine.query.syntax.Command;
import io.tallystone.engine.query.syntax.Expr;
import io.tallystone.engine.query.syntax.Item;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code stats}: each call of an aggregate becomes a measure, and what is computed of aggregates
 * ({@code sum(a) / count(*)}) is computed after grouping.
 */
final class StatsCommand {
  private final Draft draft;
  private final Binder binder;
  private final Map<String, Step.Measure> measures = new LinkedHashMap<>();

  private StatsCommand(Draft draft, Binder binder) {
    this.draft = draft;
    this.binder = binder;
  }

  static void translate(Command.Stats stats, Draft draft, Binder binder) {
    if (stats.offset() != null) {
      throw new QueryProblem("stats with an offset is not supported yet", stats.span());
    }
    new StatsCommand(draft, binder).translate(stats);
  }

  private void translate(Command.Stats stats) {
    List<String> keys = new ArrayList<>();
    for (Item key : stats.keys()) {
      keys.add(FieldsCommand.column(key, draft, binder));
    }
    for (Item item : stats.aggregates()) {
      collect(item.expr());
    }
    draft.add(new Step.Group(keys, List.copyOf(measures.values())));
    List<String> shown = new ArrayList<>(keys);
    List<String> made = new ArrayList<>(keys);
    measures.values().forEach(measure -> made.add(measure.name()));
    draft.grouped(made);
    for (Item item : stats.aggregates()) {
      String name = item.name();
      draft.add(new Step.Extend(name, after(item.expr())));
      draft.made(name);
      shown.add(name);
    }
    draft.showOnly(shown);
  }

  /** Makes measures of the aggregates in an expression. */
  private void collect(Expr expr) {
    if (expr instanceof Expr.Call call && AggregateTable.find(call.function()).isPresent()) {
      measures.computeIfAbsent(nameOf(call), name -> measure(name, call));
    } else {
      expr.children().forEach(this::collect);
    }
  }

  private static String nameOf(Expr.Call call) {
    return "#" + call.span().start();
  }

  private Step.Measure measure(String name, Expr.Call call) {
    Aggregate aggregate = AggregateTable.find(call.function()).orElseThrow();
    List<Expression> arguments = new ArrayList<>();
    for (Expr argument : call.arguments()) {
      if (!(argument instanceof Expr.Star)) {
        arguments.add(binder.bind(argument));
      }
    }
    if (!aggregate.arity().allows(arguments.size())) {
      throw new QueryProblem(
          "%s takes %s arguments, found %d"
              .formatted(aggregate.name(), aggregate.arity(), arguments.size()),
          call.span());
    }
    return new Step.Measure(name, prepared(aggregate, arguments, call), arguments);
  }

  private static Aggregate prepared(
      Aggregate aggregate, List<Expression> arguments, Expr.Call call) {
    try {
      return aggregate.prepare(Binder.constants(arguments));
    } catch (InvalidArgument invalid) {
      throw new QueryProblem(
          "%s: %s".formatted(aggregate.name(), invalid.getMessage()),
          call.arguments().get(invalid.index()).span());
    }
  }

  /** The expression over the groups' columns. */
  private Expression after(Expr expr) {
    return new Binder(draft, call -> measures.containsKey(nameOf(call)) ? nameOf(call) : null)
        .bind(expr);
  }
}
