package io.tallystone.engine.query.plan;

import io.tallystone.engine.block.Needs;
import io.tallystone.engine.query.Pruning;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Adds what every plan has, and finds out which columns are needed where. */
final class Finishing {
  private static final String POINTER = "@ptr";
  private static final Set<String> SYSTEM =
      Set.of("@timestamp", "@message", "@ingestionTime", "@logStream", "@log", POINTER);

  private Finishing() {}

  static Plan finish(Draft draft, long limit) {
    List<String> shown = new ArrayList<>(draft.shown());
    if (draft.areEvents() && !shown.contains(POINTER)) {
      shown.add(POINTER);
    }
    return finish(draft, limit, shown);
  }

  /** With these columns. */
  static Plan finish(Draft draft, long limit, List<String> shown) {
    if (!endsLimited(draft.steps())) {
      SortCommand.orderUnlessOrdered(draft);
      draft.add(new Step.Limit(limit, List.of()));
    }
    return needed(draft, joined(draft.steps()), shown);
  }

  /** Whether a limit holds for the rows of the last step. */
  private static boolean endsLimited(List<Step> steps) {
    for (int i = steps.size() - 1; i >= 0; i--) {
      Step step = steps.get(i);
      if (step instanceof Step.Limit || step.addsRows()) {
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
  private static Plan needed(Draft draft, List<Step> steps, List<String> shown) {
    Set<String> needed = new LinkedHashSet<>(shown);
    List<Step> finished = new ArrayList<>();
    Map<Integer, Child> children = new TreeMap<>();
    for (int i = steps.size() - 1; i >= 0; i--) {
      Step step = steps.get(i);
      if (step.matters(needed)) {
        step.ofChild(needed)
            .ifPresent(
                need ->
                    children.put(
                        need.child(), draft.nested(need.child()).finished(need.columns())));
        finished.add(0, step.holding(List.copyOf(needed)));
        needed = new LinkedHashSet<>(step.reads(needed));
      }
    }
    needed.removeAll(SYSTEM);
    return new Plan(
        List.copyOf(needed), needs(finished), finished, shown, List.copyOf(children.values()));
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
        case Step.Among among -> {}
        default -> {
          return Pruning.all(needs.stream());
        }
      }
    }
    return Pruning.all(needs.stream());
  }
}
