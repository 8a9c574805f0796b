package io.tallystone.engine.query;

import java.util.List;

/**
 * A path from the root of a JSON object to a value.
 *
 * @param source as it was written, e.g. {@code $.users[0].email}
 */
public record JsonSelector(String source, List<Step> steps) {

  /** Keeps a copy. */
  public JsonSelector {
    steps = List.copyOf(steps);
  }

  /** One step down. */
  public sealed interface Step {}

  /** To the member of that name. */
  public record Key(String name) implements Step {}

  /** To that element, counted from 0. */
  public record Index(int index) implements Step {}

  /** To all members. */
  public record AnyKey() implements Step {}

  /** To all elements. */
  public record AnyIndex() implements Step {}

  /** Whether it may reach more than one value. */
  public boolean wildcard() {
    return steps.stream().anyMatch(step -> step instanceof AnyKey || step instanceof AnyIndex);
  }
}
