package io.tallystone.engine.query.plan;

import io.tallystone.engine.query.syntax.Command;
import io.tallystone.engine.query.syntax.Command.FillDown.Wildcard;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * {@code filldown}: a row without a value gets the one of the row before; events come newest first
 * unless they were sorted.
 *
 * <p>Where AWS is silent: "all fields" are those that the query shows at this point; a name with
 * asterisks stands for those among them, and those that the query has made, and is refused if there
 * is none. An empty text is a value.
 */
final class FillDownCommand {
  private FillDownCommand() {}

  static void translate(Command.FillDown fill, Draft draft) {
    SortCommand.orderUnlessOrdered(draft);
    Set<String> columns = new LinkedHashSet<>();
    for (Wildcard wildcard : fill.fields()) {
      columns.addAll(named(wildcard, draft));
    }
    draft.add(
        new SeriesStep.FillDown(fill.fields().isEmpty() ? draft.shown() : List.copyOf(columns)));
  }

  private static List<String> named(Wildcard wildcard, Draft draft) {
    if (wildcard.literals().size() == 1) {
      return wildcard.literals();
    }
    Set<String> known = new LinkedHashSet<>(draft.shown());
    known.addAll(draft.made());
    List<String> found = known.stream().filter(name -> matches(name, wildcard.literals())).toList();
    if (found.isEmpty()) {
      throw new QueryProblem(
          "filldown: no field of that form is named before (expected: fields with it)",
          wildcard.span());
    }
    return found;
  }

  /**
   * Whether a name begins with the first literal, ends with the last, and has the others between.
   */
  private static boolean matches(String name, List<String> literals) {
    String last = literals.getLast();
    if (!name.startsWith(literals.getFirst()) || !name.endsWith(last)) {
      return false;
    }
    int at = literals.getFirst().length();
    for (String literal : literals.subList(1, literals.size() - 1)) {
      int found = name.indexOf(literal, at);
      if (found < 0) {
        return false;
      }
      at = found + literal.length();
    }
    return at + last.length() <= name.length();
  }
}
