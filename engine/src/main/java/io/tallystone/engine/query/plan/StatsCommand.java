package io.tallystone.engine.query.plan;

import io.tallystone.engine.query.aggregate.Aggregate;
import io.tallystone.engine.query.aggregate.AggregateTable;
import io.tallystone.engine.query.function.BinPeriod;
import io.tallystone.engine.query.function.InvalidArgument;
import io.tallystone.engine.query.syntax.Command;
import io.tallystone.engine.query.syntax.Expr;
import io.tallystone.engine.query.syntax.Item;
import io.tallystone.engine.query.syntax.Period;
import io.tallystone.engine.query.value.Coercion;
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
    new StatsCommand(draft, binder).translate(stats);
  }

  private void translate(Command.Stats stats) {
    List<String> keys = keys(stats);
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
      if (item.expr() instanceof Expr.Call call && call.function().equalsIgnoreCase("histogram")) {
        draft.madeStructure(name);
      } else {
        draft.made(name);
      }
      shown.add(name);
    }
    draft.showGroups(shown);
  }

  private List<String> keys(Command.Stats stats) {
    Period offset = stats.offset();
    List<String> keys = new ArrayList<>();
    boolean shifted = false;
    for (Item key : stats.keys()) {
      if (offset != null && isBin(key.expr())) {
        keys.add(shifted(key, offset));
        shifted = true;
      } else {
        keys.add(FieldsCommand.column(key, draft, binder));
      }
      StructureRule.refuse(
          new Expression.Column(keys.getLast()), "stats", draft, key.expr().span());
    }
    if (offset != null && !shifted) {
      throw new QueryProblem("offset needs by bin(...)", stats.span());
    }
    return keys;
  }

  private static boolean isBin(Expr expr) {
    return expr instanceof Expr.Call call && call.function().equalsIgnoreCase("bin");
  }

  private String shifted(Item key, Period offset) {
    Expression.Call bin = (Expression.Call) binder.bind(key.expr());
    Expression.Constant period = (Expression.Constant) bin.arguments().getLast();
    BinPeriod length = BinPeriod.parse(String.valueOf(Coercion.text(period.value())));
    draft.add(
        new Step.Extend(
            key.name(),
            new Expression.Call(
                new Bins(length, offset), List.of(new Expression.Column("@timestamp")))));
    draft.made(key.name());
    return key.name();
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
        Expression value = binder.bind(argument);
        StructureRule.refuse(value, aggregate.name(), draft, argument.span());
        arguments.add(value);
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
