package io.tallystone.engine.query.ql;

import io.tallystone.engine.query.ql.Token.Kind;
import io.tallystone.engine.query.syntax.Name;
import io.tallystone.engine.query.syntax.Source.Target;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * {@code logGroups(namePrefix: [...], accountIdentifiers: [...], class: [...])}; AWS's text and
 * samples differ in the names of the last two, so both are known.
 */
final class LogGroupsParser {
  private static final String PREFIX = "namePrefix";
  private static final String ACCOUNT = "accountIdentifiers";
  private static final String CLASS = "class";

  /** Spellings to argument, in lower case. */
  private static final Map<String, String> ARGUMENTS =
      Map.of(
          "nameprefix", PREFIX,
          "accountidentifier", ACCOUNT,
          "accountidentifiers", ACCOUNT,
          "loggroupclass", CLASS,
          "class", CLASS);

  private LogGroupsParser() {}

  static Target.LogGroups parse(Phrases in) {
    int start = in.next().start();
    in.expectSymbol("(");
    Map<String, List<Name>> arguments = new HashMap<>();
    if (!in.atSymbol(")")) {
      do {
        argument(in, arguments);
      } while (in.takeSymbol(","));
    }
    in.expectSymbol(")");
    return new Target.LogGroups(
        arguments.getOrDefault(PREFIX, List.of()),
        arguments.getOrDefault(ACCOUNT, List.of()),
        arguments.getOrDefault(CLASS, List.of()),
        in.since(start));
  }

  private static void argument(Phrases in, Map<String, List<Name>> arguments) {
    String argument = ARGUMENTS.get(in.peek().word());
    if (argument == null || arguments.containsKey(argument)) {
      throw in.unexpected(
          Stream.of(PREFIX, ACCOUNT, CLASS)
              .filter(name -> !arguments.containsKey(name))
              .toArray(String[]::new));
    }
    in.next();
    in.expectSymbol(":");
    int most = argument.equals(PREFIX) ? QlLimits.NAME_PREFIXES : QlLimits.ACCOUNTS;
    arguments.put(argument, texts(in, most));
  }

  /** {@code ['a', 'b']}, or one string without brackets. */
  static List<Name> texts(Phrases in, int most) {
    if (in.at(Kind.TEXT)) {
      return List.of(text(in));
    }
    int start = in.start();
    in.expectSymbol("[");
    List<Name> texts = in.atSymbol("]") ? List.of() : in.list(() -> text(in));
    in.expectSymbol("]");
    if (texts.size() > most) {
      throw new QlSyntaxException(
          "found " + texts.size() + " values (expected: at most " + most + ")", in.since(start));
    }
    return texts;
  }

  private static Name text(Phrases in) {
    Token token = in.expect(Kind.TEXT, "a string");
    return new Name(token.text(), Phrases.spanOf(token));
  }
}
