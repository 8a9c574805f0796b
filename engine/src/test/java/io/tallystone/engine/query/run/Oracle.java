package io.tallystone.engine.query.run;

import io.tallystone.engine.query.function.Evaluation;
import io.tallystone.engine.query.syntax.Command;
import io.tallystone.engine.query.syntax.Expr;
import io.tallystone.engine.query.syntax.Item;
import io.tallystone.engine.query.syntax.Query;
import io.tallystone.engine.query.value.Coercion;
import io.tallystone.engine.query.value.Missing;
import io.tallystone.engine.query.value.NaturalOrder;
import io.tallystone.engine.query.value.Rendering;
import io.tallystone.engine.query.value.Time;
import io.tallystone.engine.query.value.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Answers queries of {@code fields}, {@code display}, {@code filter}, {@code stats}, {@code sort},
 * {@code limit} and {@code dedup} straight from their syntax trees, one command after the other
 * over lists of rows: no plan, no columns, no splits. Slow, and as short as the documentation.
 */
final class Oracle {
  private static final Comparator<Map<String, Value>> INDIFFERENT = (_, _) -> 0;

  private final OracleExpressions expressions;
  private List<Map<String, Value>> rows;
  private Set<String> shown = new LinkedHashSet<>();
  private boolean displayed;
  private boolean events = true;
  private boolean ordered;

  /**
   * An oracle over events.
   *
   * @param events with all their fields, {@code @timestamp} and {@code @ptr} among them
   */
  Oracle(List<Map<String, Value>> events, Evaluation evaluation) {
    this.rows = events;
    this.expressions = new OracleExpressions(evaluation);
  }

  /** The rows as {@link Asking} shows them. */
  List<String> answer(Query query, long limit) {
    boolean limited = false;
    for (Command command : query.commands()) {
      run(command);
      limited |= command instanceof Command.Limit;
    }
    if (!limited) {
      orderUnlessOrdered();
      rows = rows.subList(0, (int) Math.min(limit, rows.size()));
    }
    return rows.stream().map(this::text).toList();
  }

  private void run(Command command) {
    switch (command) {
      case Command.Fields fields -> {
        List<String> names = fields.items().stream().map(this::compute).toList();
        if (!displayed) {
          shown.addAll(names);
        }
      }
      case Command.Display display -> {
        shown = new LinkedHashSet<>(display.items().stream().map(this::compute).toList());
        displayed = true;
      }
      case Command.Filter filter ->
          rows = rows.stream().filter(row -> expressions.holds(filter.condition(), row)).toList();
      case Command.Stats stats -> group(stats);
      case Command.Sort sort -> {
        sort.keys().forEach(key -> compute(key.item()));
        order(sort.keys());
      }
      case Command.Limit limit -> {
        orderUnlessOrdered();
        ordered = true;
        rows = rows.subList(0, (int) Math.min(limit.rows(), rows.size()));
      }
      case Command.Dedup dedup -> {
        orderUnlessOrdered();
        Set<List<String>> seen = new HashSet<>();
        rows = rows.stream().filter(row -> isFirst(row, dedup, seen)).toList();
      }
      default -> throw new IllegalArgumentException("no oracle for " + command);
    }
  }

  /** Sets the column of an item in all rows. */
  private String compute(Item item) {
    List<Map<String, Value>> computed = new ArrayList<>();
    for (Map<String, Value> row : rows) {
      Map<String, Value> more = new LinkedHashMap<>(row);
      more.put(item.name(), expressions.value(item.expr(), row));
      computed.add(more);
    }
    rows = computed;
    return item.name();
  }

  private boolean isFirst(Map<String, Value> row, Command.Dedup dedup, Set<List<String>> seen) {
    List<String> key = new ArrayList<>();
    for (Expr.Field field : dedup.fields()) {
      String text = Coercion.text(row.getOrDefault(field.name(), Missing.MISSING));
      if (text == null) {
        return true;
      }
      key.add(text);
    }
    return seen.add(key);
  }

  private void orderUnlessOrdered() {
    if (events && !ordered) {
      order(List.of());
    }
  }

  private void order(List<Command.Sort.Key> keys) {
    List<Map<String, Value>> sorted = new ArrayList<>(rows);
    Comparator<Map<String, Value>> order = INDIFFERENT;
    for (Command.Sort.Key key : keys) {
      order = order.thenComparing(by(key.item().name(), key.descending()));
    }
    if (events) {
      order = order.thenComparing(by("@timestamp", true)).thenComparing(by("@ptr", true));
    }
    sorted.sort(order);
    rows = sorted;
    ordered = true;
  }

  private static Comparator<Map<String, Value>> by(String name, boolean descending) {
    Comparator<Map<String, Value>> order =
        Comparator.comparing(
            row -> row.getOrDefault(name, Missing.MISSING), NaturalOrder.ASCENDING);
    return descending ? order.reversed() : order;
  }

  private void group(Command.Stats stats) {
    List<String> keys = stats.keys().stream().map(this::compute).toList();
    Map<List<@Nullable String>, List<Map<String, Value>>> groups = new LinkedHashMap<>();
    if (keys.isEmpty()) {
      groups.put(List.of(), new ArrayList<>());
    }
    for (Map<String, Value> row : rows) {
      List<@Nullable String> key = new ArrayList<@Nullable String>();
      keys.forEach(name -> key.add(Coercion.text(row.getOrDefault(name, Missing.MISSING))));
      groups.computeIfAbsent(key, any -> new ArrayList<>()).add(row);
    }
    List<Map<String, Value>> results = new ArrayList<>();
    for (List<Map<String, Value>> group : groups.values()) {
      Map<String, Value> result = new LinkedHashMap<>();
      keys.forEach(name -> result.put(name, group.get(0).getOrDefault(name, Missing.MISSING)));
      for (Item item : stats.aggregates()) {
        result.put(item.name(), expressions.aggregate(item.expr(), group));
      }
      results.add(result);
    }
    Comparator<Map<String, Value>> order = INDIFFERENT;
    for (String key : keys) {
      order = order.thenComparing(groupOrder(key));
    }
    results.sort(order);
    rows = results;
    shown = new LinkedHashSet<>(keys);
    stats.aggregates().forEach(item -> shown.add(item.name()));
    displayed = false;
    events = false;
  }

  /** Times from the newest, other values as they sort. */
  private static Comparator<Map<String, Value>> groupOrder(String key) {
    return (left, right) -> {
      boolean times = left.get(key) instanceof Time && right.get(key) instanceof Time;
      int sign = by(key, false).compare(left, right);
      return times ? -sign : sign;
    };
  }

  private String text(Map<String, Value> row) {
    boolean asAws = shown.isEmpty() && events;
    List<String> pairs = new ArrayList<>();
    for (String name : asAws ? List.of("@timestamp", "@message") : shown) {
      String value = Rendering.render(row.getOrDefault(name, Missing.MISSING));
      if (value != null) {
        pairs.add(name + "=" + value);
      }
    }
    return String.join(" ", pairs);
  }
}
