package io.tallystone.engine.query.ql;

import io.tallystone.engine.query.ql.Token.Kind;
import io.tallystone.engine.query.syntax.Command;
import io.tallystone.engine.query.syntax.Command.FillDown.Wildcard;
import java.util.ArrayList;
import java.util.List;

/** {@code filldown [field field ...]} with asterisks in the names, separated by blanks. */
final class FillDownParser {
  private FillDownParser() {}

  static Command parse(Phrases in, int start) {
    List<Wildcard> fields = new ArrayList<>();
    while (!in.atEndOfCommand()) {
      fields.add(wildcard(in));
    }
    return new Command.FillDown(List.copyOf(fields), in.since(start));
  }

  /** Names and asterisks right behind each other. */
  private static Wildcard wildcard(Phrases in) {
    int start = in.start();
    int end = start;
    List<String> literals = new ArrayList<>(List.of(""));
    while (in.start() == end && !in.atEndOfCommand()) {
      if (in.peek().isSymbol("*")) {
        literals.add("");
      } else if (in.at(Kind.NAME)) {
        append(literals, String.join(".", in.peek().path()));
      } else if (in.at(Kind.NUMBER) && end > start) {
        append(literals, in.peek().text()); // of cpu*2
      } else {
        throw in.unexpected("a field", "'*'");
      }
      end = in.next().end();
    }
    return new Wildcard(List.copyOf(literals), in.since(start));
  }

  private static void append(List<String> literals, String text) {
    literals.set(literals.size() - 1, literals.getLast() + text);
  }
}
