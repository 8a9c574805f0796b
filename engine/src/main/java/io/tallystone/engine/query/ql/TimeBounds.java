package io.tallystone.engine.query.ql;

import io.tallystone.engine.query.ql.Token.Kind;
import io.tallystone.engine.query.syntax.Period;
import io.tallystone.engine.query.syntax.Source.TimeBound;
import java.time.Instant;
import java.time.format.DateTimeParseException;

/** Ends of a time range: {@code now}, {@code -1d}, {@code 0s}, {@code 2026-01-23T00:00:00Z}. */
final class TimeBounds {
  private static final Period NOW = new Period(0, Period.Unit.SECOND);

  private TimeBounds() {}

  static TimeBound parse(Phrases in) {
    int start = in.start();
    if (in.takeWord("now")) {
      return new TimeBound.Before(NOW, in.since(start));
    }
    boolean before = in.takeSymbol("-");
    if (before || in.at(Kind.PERIOD)) {
      Token token = in.peek();
      Period period = in.period();
      if (!before && period.amount() > 0) {
        throw new QlSyntaxException(
            "found " + period + " (expected: a time before now, such as -" + period + ")",
            token.start(),
            token.end());
      }
      return new TimeBound.Before(period.amount() == 0 ? NOW : period, in.since(start));
    }
    return instant(in);
  }

  private static TimeBound instant(Phrases in) {
    String expected =
        "now, a period before now such as -1h, or a time such as 2026-01-23T00:00:00Z";
    Token token = in.expect(Kind.TIME, expected);
    try {
      return new TimeBound.At(Instant.parse(token.text()), Phrases.spanOf(token));
    } catch (DateTimeParseException notATime) {
      throw new QlSyntaxException(
          "found " + token.text() + " (expected: " + expected + ")", token.start(), token.end());
    }
  }
}
