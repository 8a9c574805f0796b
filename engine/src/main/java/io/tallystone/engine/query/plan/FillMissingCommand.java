package io.tallystone.engine.query.plan;

import io.tallystone.engine.query.function.BinPeriod;
import io.tallystone.engine.query.syntax.Command;
import io.tallystone.engine.query.value.Coercion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code fillmissing}: rows for the empty bins of {@code stats ... by bin()}.
 *
 * <p>Where AWS is silent: bins are filled between the first and the last that has a row, for each
 * combination of the other keys; columns without a value stay missing. The added rows are sorted in
 * among the others: by the query's own {@code sort} since {@code stats}, then by the keys.
 */
final class FillMissingCommand {
  private final Draft draft;
  private final Step.Group group;
  private final int at;

  private FillMissingCommand(Draft draft, int at) {
    this.draft = draft;
    this.at = at;
    this.group = (Step.Group) draft.steps().get(at);
  }

  static void translate(Command.FillMissing fill, Draft draft, Binder binder) {
    for (int i = draft.steps().size() - 1; i >= 0; i--) {
      if (draft.steps().get(i) instanceof Step.Group) {
        new FillMissingCommand(draft, i).translate(fill, binder);
        return;
      }
    }
    throw noBins(fill);
  }

  private static QueryProblem noBins(Command.FillMissing fill) {
    return new QueryProblem("fillmissing must follow stats ... by bin(...)", fill.span());
  }

  private void translate(Command.FillMissing fill, Binder binder) {
    for (String key : group.keys()) {
      Optional<Bins> bins = bins(key);
      if (bins.isPresent()) {
        List<String> others = new ArrayList<>(group.keys());
        others.remove(key);
        draft.add(new SeriesStep.FillBins(key, bins.get(), others, fills(fill, binder)));
        draft.add(new Step.Sort(order(key), Long.MAX_VALUE, List.of()));
        return;
      }
    }
    throw noBins(fill);
  }

  /** What a key's bins are, if it is made by a function that makes bins. */
  private Optional<Bins> bins(String key) {
    for (int i = at - 1; i >= 0; i--) {
      if (draft.steps().get(i) instanceof Step.Extend extend && extend.name().equals(key)) {
        return extend.value() instanceof Expression.Call call ? bins(call) : Optional.empty();
      }
    }
    return Optional.empty();
  }

  private static Optional<Bins> bins(Expression.Call call) {
    if (call.function() instanceof Bins bins) {
      return Optional.of(bins);
    }
    String name = call.function().name();
    boolean floors = name.equals("bin") || name.equals("datefloor");
    return floors && call.arguments().getLast() instanceof Expression.Constant period
        ? Optional.of(
            new Bins(BinPeriod.parse(String.valueOf(Coercion.text(period.value()))), null))
        : Optional.empty();
  }

  private Map<String, Expression> fills(Command.FillMissing command, Binder binder) {
    Map<String, Expression> fills = new LinkedHashMap<>();
    for (Command.FillMissing.Fill fill : command.fills()) {
      Expression value = binder.bind(fill.value());
      if (!value.columns().isEmpty()) {
        throw new QueryProblem("fillmissing fills in constants", fill.value().span());
      }
      String name = fill.field().name();
      if (!draft.has(name) || group.keys().contains(name)) {
        throw new QueryProblem(
            "fillmissing cannot fill %s (expected: a result of stats)".formatted(name),
            fill.field().span());
      }
      fills.put(name, value);
    }
    return fills;
  }

  private List<Step.SortKey> order(String bin) {
    List<Step.SortKey> keys = new ArrayList<>();
    for (Step step : draft.steps().subList(at, draft.steps().size())) {
      if (step instanceof Step.Sort sort) {
        keys = new ArrayList<>(sort.keys());
      }
    }
    for (String key : group.keys()) {
      keys.add(new Step.SortKey(new Expression.Column(key), key.equals(bin)));
    }
    return keys;
  }
}
