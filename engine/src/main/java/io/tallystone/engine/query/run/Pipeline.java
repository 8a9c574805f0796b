package io.tallystone.engine.query.run;

import io.tallystone.engine.query.plan.Plan;
import io.tallystone.engine.query.plan.Step;
import java.util.ArrayList;
import java.util.List;

/**
 * A plan's operators: those that work on the rows of each split, the step that gathers them, and
 * the rest, which works on what was gathered.
 */
final class Pipeline {
  private final Operators operators;
  private final List<RowOperator> perSplit = new ArrayList<>();
  private final Step.OfAll gathering;
  private final List<Step> rest;

  /** The plan must have a step that gathers; a limit at least. */
  Pipeline(Plan plan, Evaluator evaluator, List<Batch> children) {
    operators = new Operators(evaluator, children);
    int at = 0;
    while (plan.steps().get(at) instanceof Step.ByRow step) {
      perSplit.add(operators.of(step));
      at++;
    }
    gathering = (Step.OfAll) plan.steps().get(at);
    rest = plan.steps().subList(at + 1, plan.steps().size());
  }

  Gatherer newGatherer() {
    return operators.of(gathering);
  }

  /** The rows of a split that reach the gathering step. */
  Batch scan(Batch events) {
    Batch rows = events;
    for (RowOperator operator : perSplit) {
      if (rows.size() == 0) {
        return rows;
      }
      rows = operator.apply(rows);
    }
    return rows;
  }

  /** The query's rows, given all that was gathered, or what has been so far. */
  Batch finish(Gatherer gathered) {
    Batch rows = gathered.result();
    for (Step step : rest) {
      rows =
          switch (step) {
            case Step.ByRow byRow -> operators.of(byRow).apply(rows);
            case Step.OfAll ofAll -> {
              Gatherer gatherer = operators.of(ofAll);
              gatherer.add(rows);
              yield gatherer.result();
            }
          };
    }
    return rows;
  }
}
