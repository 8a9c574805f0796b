package io.tallystone.engine.query.ql;

import static io.tallystone.engine.query.ql.Phrases.spanOf;

import io.tallystone.engine.query.ql.Token.Kind;
import io.tallystone.engine.query.syntax.Command;
import io.tallystone.engine.query.syntax.Expr;
import io.tallystone.engine.query.syntax.Name;
import io.tallystone.engine.query.syntax.Span;
import java.util.List;

/**
 * The modes of {@code parse}: glob, regular expression, logfmt and CSV. Without a field it is {@code
 * @message} that is parsed.
 */
final class ParseParser {
  private ParseParser() {}

  static Command parse(Phrases in, int start) {
    Expr.Field source = source(in, start);
    if (in.at(Kind.TEXT)) {
      return glob(in, source, start);
    }
    if (in.at(Kind.REGEX)) {
      return regex(in, source, start);
    }
    if (in.takeWord("logfmt")) {
      in.expectWord("as");
      return new Command.ParseLogfmt(source, in.name(), in.since(start));
    }
    if (in.takeWord("csv")) {
      in.expectWord("as");
      return new Command.ParseCsv(source, in.names(), in.since(start));
    }
    throw in.unexpected("a glob in quotation marks", "a regular expression between slashes");
  }

  private static Expr.Field source(Phrases in, int start) {
    boolean mode =
        (in.peek().isWord("logfmt") || in.peek().isWord("csv")) && in.peekSecond().isWord("as");
    if (in.at(Kind.NAME) && !mode) {
      return in.field();
    }
    return new Expr.Field(List.of(new Expr.Segment.Key("@message")), in.since(start));
  }

  private static Command glob(Phrases in, Expr.Field source, int start) {
    Token token = in.next();
    Expr.Text glob = new Expr.Text(token.text(), spanOf(token));
    in.expectWord("as");
    int namesStart = in.start();
    List<Name> names = in.names();
    long asterisks = glob.value().chars().filter(c -> c == '*').count();
    if (asterisks != names.size()) {
      Span span = in.since(namesStart);
      throw new QlSyntaxException(
          "found "
              + names.size()
              + " names (expected: "
              + asterisks
              + ", one for each * in the glob)",
          span);
    }
    return new Command.ParseGlob(source, glob, names, in.since(start));
  }

  private static Command regex(Phrases in, Expr.Field source, int start) {
    Token token = in.next();
    Expr.Regex regex = new Expr.Regex(token.text(), spanOf(token));
    boolean multi = in.takeWord("multi");
    List<Name> names = in.takeWord("as") ? in.names() : List.of();
    multi = multi || in.takeWord("multi");
    return new Command.ParseRegex(source, regex, names, multi, in.since(start));
  }
}
