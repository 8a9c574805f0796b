package io.tallystone.engine.query.plan;

import io.tallystone.engine.query.plan.Expression.Member;
import io.tallystone.engine.query.value.Fields;
import io.tallystone.engine.query.value.Items;
import io.tallystone.engine.query.value.Missing;
import io.tallystone.engine.query.value.Value;
import java.util.List;

/** Goes down into maps and lists. */
final class Structures {
  private Structures() {}

  /** The value at the end of the path; missing if a step leads nowhere. */
  static Value follow(Value from, List<Member.Step> path) {
    Value at = from;
    for (Member.Step step : path) {
      at = follow(at, step);
    }
    return at;
  }

  private static Value follow(Value from, Member.Step step) {
    return switch (step) {
      case Member.Step.Key key when from instanceof Fields map -> map.member(key.name());
      case Member.Step.Index index when from instanceof Items list -> list.item(index.position());
      default -> Missing.MISSING;
    };
  }
}
