package io.tallystone.engine.query.plan;

import com.google.re2j.PatternSyntaxException;
import io.tallystone.engine.query.syntax.Command;
import io.tallystone.engine.query.syntax.Expr;
import io.tallystone.engine.query.syntax.Name;
import io.tallystone.engine.query.syntax.Span;
import java.util.List;

/** {@code parse} in its four modes. */
final class ParseCommand {
  private ParseCommand() {}

  static void translate(Command.ParseGlob parse, Draft draft, Binder binder) {
    add(
        parse.source(),
        new GlobExtractor(parse.glob().value(), texts(parse.names())),
        draft,
        binder);
  }

  static void translate(Command.ParseRegex parse, Draft draft, Binder binder) {
    add(parse.source(), regex(parse), draft, binder);
  }

  static void translate(Command.ParseCsv parse, Draft draft, Binder binder) {
    add(parse.source(), new CsvExtractor(texts(parse.names())), draft, binder);
  }

  static void translate(Command.ParseLogfmt parse, Draft draft, Binder binder) {
    add(parse.source(), new LogfmtExtractor(parse.name().text()), draft, binder);
    draft.madeStructure(parse.name().text());
  }

  private static Extractor regex(Command.ParseRegex parse) {
    Span span = parse.regex().span();
    try {
      RegexExtractor extractor =
          RegexExtractor.of(parse.regex().pattern(), texts(parse.names()), parse.multi());
      if (extractor.names().isEmpty()) {
        throw new QueryProblem("parse finds no names (expected: (?<name>...) in it)", span);
      }
      return extractor;
    } catch (PatternSyntaxException invalid) {
      throw Binder.invalidRegex(invalid, span);
    } catch (IllegalArgumentException mismatch) {
      throw new QueryProblem(String.valueOf(mismatch.getMessage()), span);
    }
  }

  private static void add(Expr.Field source, Extractor extractor, Draft draft, Binder binder) {
    draft.add(new Step.Extract(binder.field(source), extractor));
    extractor.names().forEach(draft::made);
  }

  private static List<String> texts(List<Name> names) {
    return names.stream().map(Name::text).toList();
  }
}
