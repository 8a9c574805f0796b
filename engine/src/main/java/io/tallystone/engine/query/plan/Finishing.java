package io.tallystone.engine.query.plan;

import io.tallystone.engine.block.Needs;
import io.tallystone.engine.query.Pruning;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Adds what every plan has, and finds out which columns are needed where. */
final class Finishing {
  private static final String POINTER = "@ptr";
  private static final Set<String> SYSTEM =
      Set.of("@timestamp", "@message", "@ingestionTime", "@logStream", "@log", POINTER);

  private Finishing() {}

  static Plan finish(Draft draft, long limit) {
    boolean events = draft.areEvents();
    if (!endsLimited(draft.steps())) {
      SortCommand.orderUnlessOrdered(draft);
      draft.add(new Step.Limit(limit, List.of()));
    }
    List<String> shown = new ArrayList<>(draft.shown());
    if (events && !shown.contains(POINTER)) {
      shown.add(POINTER);
    }
    return needed(joined(draft.steps()), shown);
  }

  private static boolean endsLimited(List<Step> steps) {
    for (int i = steps.size() - 1; i >= 0; i--) {
      if (steps.get(i) instanceof Step.OfAll step) {
        return step instanceof Step.Limit;
      }
    }
    return false;
  }

  /** A limit right after a sort is the sort's. */
  private static List<Step> joined(List<Step> steps) {
    List<Step> joined = new ArrayList<>();
    for (Step step : steps) {
      Step before = joined.isEmpty() ? null : joined.get(joined.size() - 1);
      if (step instanceof Step.Limit limit && before instanceof Step.Sort sort) {
        joined.set(
            joined.size() - 1,
            new Step.Sort(sort.keys(), Math.min(sort.limit(), limit.rows()), sort.columns()));
      } else {
        joined.add(step);
      }
    }
    return joined;
  }

  /** Goes backwards: what a step needs is what is needed of its rows, and what it reads itself. */
  private static Plan needed(List<Step> steps, List<String> shown) {
    Set<String> needed = new LinkedHashSet<>(shown);
    List<Step> finished = new ArrayList<>();
    for (int i = steps.size() - 1; i >= 0; i--) {
      Step step = steps.get(i);
      switch (step) {
        case Step.Sort sort -> {
          finished.add(0, new Step.Sort(sort.keys(), sort.limit(), List.copyOf(needed)));
          sort.keys().forEach(key -> needed.addAll(key.value().columns()));
        }
        case Step.Limit limit -> finished.add(0, new Step.Limit(limit.rows(), List.copyOf(needed)));
        case Step.Dedup dedup -> {
          finished.add(0, dedup);
          dedup.by().forEach(value -> needed.addAll(value.columns()));
        }
        case Step.Group group -> {
          finished.add(0, group);
          needed.clear();
          needed.addAll(group.keys());
          needed.add("@timestamp");
          group
              .measures()
              .forEach(
                  measure -> measure.arguments().forEach(value -> needed.addAll(value.columns())));
        }
        case Step.Extend extend -> {
          if (needed.remove(extend.name())) {
            finished.add(0, extend);
            needed.addAll(extend.value().columns());
          }
        }
        case Step.Extract extract -> {
          finished.add(0, extract);
          needed.addAll(extract.source().columns());
        }
        case Step.Filter filter -> {
          finished.add(0, filter);
          needed.addAll(filter.condition().columns());
        }
        case Step.FilterMessages filter -> finished.add(0, filter);
        case Step.Keep keep -> finished.add(0, keep);
      }
    }
    needed.removeAll(SYSTEM);
    return new Plan(List.copyOf(needed), needs(finished), finished, shown);
  }

  /** What the filters before any other kind of step imply about events. */
  private static Needs needs(List<Step> steps) {
    List<Needs> needs = new ArrayList<>();
    for (Step step : steps) {
      switch (step) {
        case Step.FilterMessages filter -> needs.add(Pruning.needs(filter.predicate()));
        case Step.Filter filter -> needs.add(FieldNeeds.of(filter.condition(), steps));
        case Step.Extend extend -> {}
        case Step.Extract extract -> {}
        default -> {
          return Pruning.all(needs.stream());
        }
      }
    }
    return Pruning.all(needs.stream());
  }
}
