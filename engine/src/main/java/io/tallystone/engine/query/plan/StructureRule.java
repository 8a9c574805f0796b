package io.tallystone.engine.query.plan;

import io.tallystone.engine.query.syntax.Span;
import java.util.Set;

/**
 * Maps and lists may not be sorted, grouped or deduplicated by ("Structure types", CloudWatch Logs
 * User Guide); their leaves may. What only turns out to be one when the query runs counts as
 * missing there.
 */
final class StructureRule {
  private static final Set<String> MAKERS = Set.of("jsonParse", "split");

  private StructureRule() {}

  /** Whether the value is known to be a map or a list. */
  static boolean isStructure(Expression value, Draft draft) {
    return switch (value) {
      case Expression.Column column -> draft.isStructure(column.name());
      case Expression.Call call -> MAKERS.contains(call.function().name());
      default -> false;
    };
  }

  /**
   * Lets anything else pass.
   *
   * @throws QueryProblem if it is a map or a list
   */
  static void refuse(Expression value, String command, Draft draft, Span span) {
    if (isStructure(value, draft)) {
      throw new QueryProblem(
          "%s takes no map or list (expected: a leaf of it, such as name.key or name[0])"
              .formatted(command),
          span);
    }
  }
}
