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
 * @param children queries within it, which steps know by their places
 */
public record Plan(
    List<String> eventFields,
    Needs needs,
    List<Step> steps,
    List<String> shown,
    List<Child> children) {
  /** Keeps copies. */
  public Plan {
    eventFields = List.copyOf(eventFields);
    steps = List.copyOf(steps);
    shown = List.copyOf(shown);
    children = List.copyOf(children);
  }
}
