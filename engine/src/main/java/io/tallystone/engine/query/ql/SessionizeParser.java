package io.tallystone.engine.query.ql;

import io.tallystone.engine.query.syntax.Command;
import io.tallystone.engine.query.syntax.Expr;
import io.tallystone.engine.query.syntax.Name;
import io.tallystone.engine.query.syntax.Period;
import java.util.List;

/** {@code sessionize field, ... [maxspan period] [as name]}. */
final class SessionizeParser {
  private static final Period MAX_SPAN = new Period(30, Period.Unit.MINUTE);

  private SessionizeParser() {}

  static Command parse(Phrases in, int start) {
    List<Expr.Field> fields = in.fields();
    Period maxSpan = in.takeWord("maxspan") ? in.period() : MAX_SPAN;
    Name alias = in.alias();
    return new Command.Sessionize(
        fields, maxSpan, alias == null ? "session_id" : alias.text(), in.since(start));
  }
}
