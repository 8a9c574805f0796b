package io.tallystone.engine.query;

import io.tallystone.engine.block.Needs;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Makes predicates executable. */
public final class MatcherCompiler {
  private MatcherCompiler() {}

  /** A matcher that holds for exactly the messages for which the predicate does. */
  public static MessageMatcher compile(Predicate predicate) {
    if (JsonMatcher.decides(predicate)) {
      return guarded(predicate, new JsonMatcher(predicate));
    }
    return switch (predicate) {
      case Predicate.Everything everything -> (utf8, from, length) -> true;
      case Predicate.And and -> all(compiled(and.parts()));
      case Predicate.Or or -> any(compiled(or.parts()));
      case Predicate.Not not -> {
        MessageMatcher part = compile(not.part());
        yield (utf8, from, length) -> !part.matches(utf8, from, length);
      }
      case Predicate.Contains contains ->
          contains(contains.text().getBytes(StandardCharsets.UTF_8));
      case Predicate.Found found -> guarded(predicate, found.regex()::foundIn);
      case Predicate.JsonField field -> guarded(field, new JsonMatcher(field));
      case Predicate.Columns columns -> guarded(columns, new ColumnsMatcher(columns.layout()));
    };
  }

  /** Looks for the literals that a costly matcher needs before asking it. */
  private static MessageMatcher guarded(Predicate predicate, MessageMatcher costly) {
    Needs needs = Pruning.needs(predicate);
    if (needs instanceof Needs.Anything) {
      return costly;
    }
    MessageMatcher guard = compile(needs);
    return (utf8, from, length) ->
        guard.matches(utf8, from, length) && costly.matches(utf8, from, length);
  }

  private static MessageMatcher compile(Needs needs) {
    return switch (needs) {
      case Needs.Anything anything -> (utf8, from, length) -> true;
      case Needs.Nothing nothing -> (utf8, from, length) -> false;
      case Needs.Literal literal -> contains(literal.utf8());
      // the costly matcher begins with the same automaton
      case Needs.Found found -> (utf8, from, length) -> true;
      case Needs.AllOf all -> all(all.parts().stream().map(MatcherCompiler::compile).toList());
      case Needs.AnyOf any -> any(any.parts().stream().map(MatcherCompiler::compile).toList());
    };
  }

  private static MessageMatcher contains(byte[] literal) {
    return literal.length == 0 ? (utf8, from, length) -> true : new LiteralSearch(literal);
  }

  private static List<MessageMatcher> compiled(List<Predicate> predicates) {
    return predicates.stream().map(MatcherCompiler::compile).toList();
  }

  private static MessageMatcher all(List<MessageMatcher> matchers) {
    MessageMatcher[] parts = matchers.toArray(MessageMatcher[]::new);
    return (utf8, from, length) -> {
      for (MessageMatcher part : parts) {
        if (!part.matches(utf8, from, length)) {
          return false;
        }
      }
      return true;
    };
  }

  private static MessageMatcher any(List<MessageMatcher> matchers) {
    MessageMatcher[] parts = matchers.toArray(MessageMatcher[]::new);
    return (utf8, from, length) -> {
      for (MessageMatcher part : parts) {
        if (part.matches(utf8, from, length)) {
          return true;
        }
      }
      return false;
    };
  }
}
