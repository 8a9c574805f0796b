package io.tallystone.engine.query.ql;

import io.tallystone.engine.query.ql.Token.Kind;
import io.tallystone.engine.query.syntax.Query;

/**
 * Parses Logs Insights QL. It knows the grammar only: names of functions, arities, which command
 * may follow which, and whether regular expressions compile are checked later. It takes time linear
 * in the text and a bounded stack.
 */
public final class QlParser {
  private QlParser() {}

  /**
   * Parses a query.
   *
   * @throws QlSyntaxException if it is not one, or too long or too deep
   */
  public static Query parse(String text) {
    if (text.length() > QlLimits.CHARACTERS) {
      throw new QlSyntaxException(
          "a query of "
              + text.length()
              + " characters (expected: at most "
              + QlLimits.CHARACTERS
              + ")",
          QlLimits.CHARACTERS,
          text.length());
    }
    Phrases in = new Phrases(text);
    Query query = QueryParser.parse(in);
    if (!in.at(Kind.END)) {
      throw in.unexpected("the end of the query");
    }
    return query;
  }
}
