package io.tallystone.engine.query.ql;

import io.tallystone.engine.query.ql.Token.Kind;
import io.tallystone.engine.query.syntax.Command;
import io.tallystone.engine.query.syntax.Query;
import io.tallystone.engine.query.syntax.Source;
import java.util.ArrayList;
import java.util.List;

/** A pipeline of commands, up to the end of the text or of a subquery's parentheses. */
final class QueryParser {
  private QueryParser() {}

  static Query parse(Phrases in) {
    int start = in.start();
    List<Source> sources = new ArrayList<>();
    List<Command> commands = new ArrayList<>();
    do {
      if (in.peek().isWord(SourceParser.WORD)) {
        if (!commands.isEmpty()) {
          throw misplacedSource(in.peek());
        }
        sources.add(SourceParser.parse(in));
      } else {
        commands.add(command(in));
      }
    } while (in.takeSymbol("|"));
    return new Query(sources, commands, in.since(start));
  }

  private static Command command(Phrases in) {
    Token word = in.peek();
    if (word.kind() != Kind.NAME) {
      throw in.unexpected("a command: " + CommandTable.WORDS);
    }
    CommandParser parser = CommandTable.find(word.word());
    if (parser == null) {
      throw new QlSyntaxException(
          "unknown command " + word.text() + " (expected: " + CommandTable.WORDS + ")",
          word.start(),
          word.end());
    }
    in.next();
    return parser.parse(in, word.start());
  }

  private static QlSyntaxException misplacedSource(Token token) {
    return new QlSyntaxException(
        "SOURCE behind another command (expected: at the beginning of the query)",
        token.start(),
        token.end());
  }
}
