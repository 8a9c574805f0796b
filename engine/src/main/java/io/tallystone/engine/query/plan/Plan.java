package io.tallystone.engine.query.plan;

import io.tallystone.engine.block.Needs;
import java.util.List;

/**
 * A query ready to run.
 *
 * @param eventFields what must be discovered in events
 * @param needs what every event that counts contains
 * @param steps in order
 * @param shown the columns of the result, in order
 */
public record Plan(List<String> eventFields, Needs needs, List<Step> steps, List<String> shown) {
  /** Keeps copies. */
  public Plan {
    eventFields = List.copyOf(eventFields);
    steps = List.copyOf(steps);
    shown = List.copyOf(shown);
  }
}
