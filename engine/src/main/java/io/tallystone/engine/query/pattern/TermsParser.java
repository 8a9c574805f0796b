package io.tallystone.engine.query.pattern;

import io.tallystone.engine.query.Predicate;
import java.util.ArrayList;
import java.util.List;

/**
 * Parses terms: {@code a "a phrase" -excluded ?either ?or}.
 *
 * <p>As documented, {@code ?} terms count only where there are no others.
 */
final class TermsParser {
  private final PatternReader reader;
  private final List<Predicate> required = new ArrayList<>();
  private final List<Predicate> optional = new ArrayList<>();

  private TermsParser(PatternReader reader) {
    this.reader = reader;
  }

  static Predicate parse(PatternReader reader) {
    TermsParser parser = new TermsParser(reader);
    reader.skipBlanks();
    while (!reader.done()) {
      parser.term();
      reader.skipBlanks();
    }
    if (!parser.required.isEmpty()) {
      return one(parser.required, new Predicate.And(parser.required));
    }
    if (!parser.optional.isEmpty()) {
      return one(parser.optional, new Predicate.Or(parser.optional));
    }
    return new Predicate.Everything();
  }

  private static Predicate one(List<Predicate> parts, Predicate several) {
    return parts.size() == 1 ? parts.getFirst() : several;
  }

  private void term() {
    if (reader.take("-")) {
      required.add(new Predicate.Not(text()));
    } else if (reader.take("?")) {
      optional.add(text());
    } else {
      required.add(text());
    }
  }

  private Predicate text() {
    boolean quoted = reader.peek() == '"';
    String text = quoted ? reader.quoted() : reader.word("");
    if (text.isEmpty() && !quoted) {
      throw reader.unexpected("a term");
    }
    return text.isBlank() ? new Predicate.Everything() : new Predicate.Contains(text);
  }
}
