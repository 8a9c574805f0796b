package io.tallystone.engine.query.ql;

import io.tallystone.engine.query.ql.Token.Kind;
import io.tallystone.engine.query.syntax.Name;
import io.tallystone.engine.query.syntax.Source;
import io.tallystone.engine.query.syntax.Source.Target;
import io.tallystone.engine.query.syntax.Source.TimeBound;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code SOURCE}: a log group by name, {@code logGroups(...)} or {@code dataSource([...])}, and an
 * optional time range.
 */
final class SourceParser {
  static final String WORD = "SOURCE";

  private SourceParser() {}

  static Source parse(Phrases in) {
    int start = in.next().start();
    Target target = target(in);
    Map<String, TimeBound> range = new HashMap<>();
    while (boundComesNext(in, range, "start") || boundComesNext(in, range, "end")) {
      String bound = in.next().word();
      in.expectSymbol("=");
      range.put(bound, TimeBounds.parse(in));
    }
    return new Source(target, range.get("start"), range.get("end"), in.since(start));
  }

  private static boolean boundComesNext(Phrases in, Map<String, TimeBound> range, String word) {
    return !range.containsKey(word) && in.atWord(word);
  }

  private static Target target(Phrases in) {
    if (in.peekSecond().isSymbol("(")) {
      if (in.atWord("logGroups")) {
        return LogGroupsParser.parse(in);
      }
      if (in.atWord("dataSource")) {
        return dataSources(in);
      }
      throw in.unexpected();
    }
    Token token =
        in.at(Kind.TEXT)
            ? in.next()
            : in.expectJoinedName("the name of a log group in quotation marks");
    return new Target.LogGroup(new Name(token.text(), Phrases.spanOf(token)));
  }

  private static Target dataSources(Phrases in) {
    int start = in.next().start();
    in.expectSymbol("(");
    List<Name> names = LogGroupsParser.texts(in, QlLimits.DATA_SOURCES);
    in.expectSymbol(")");
    in.takeSymbol(",");
    Target.LogGroups within = in.atWord("logGroups") ? LogGroupsParser.parse(in) : null;
    return new Target.DataSources(names, within, in.since(start));
  }
}
