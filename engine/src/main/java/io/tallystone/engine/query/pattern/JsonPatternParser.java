package io.tallystone.engine.query.pattern;

import io.tallystone.engine.query.JsonSelector;
import io.tallystone.engine.query.Predicate;
import io.tallystone.engine.query.Value;
import io.tallystone.engine.query.ValueTest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Parses what stands between braces: comparisons of JSON fields, joined by {@code &&} (binds
 * tighter), {@code ||} and parentheses.
 */
final class JsonPatternParser {
  /** What a value without quotes may have beside letters, digits and underscores. */
  private static final String BARE = "*.+-";

  private final PatternReader reader;
  private final Map<String, JsonSelector> selectors = new LinkedHashMap<>();
  private int nesting;
  private int wildcardSelectors;

  JsonPatternParser(PatternReader reader) {
    this.reader = reader;
  }

  Predicate parse() {
    Predicate predicate = either();
    if (!reader.done()) {
      throw reader.unexpected("&& or ||");
    }
    return predicate;
  }

  /** The selectors met, in order, each once. */
  List<JsonSelector> selectors() {
    return List.copyOf(selectors.values());
  }

  private Predicate either() {
    List<Predicate> parts = joined("||", this::both);
    return parts.size() == 1 ? parts.getFirst() : new Predicate.Or(parts);
  }

  private Predicate both() {
    List<Predicate> parts = joined("&&", this::one);
    return parts.size() == 1 ? parts.getFirst() : new Predicate.And(parts);
  }

  private List<Predicate> joined(String operator, Supplier<Predicate> part) {
    List<Predicate> parts = new ArrayList<>();
    do {
      parts.add(part.get());
      reader.skipBlanks();
    } while (reader.take(operator));
    return parts;
  }

  private Predicate one() {
    reader.skipBlanks();
    if (!reader.take("(")) {
      return comparison();
    }
    if (++nesting > PatternLimits.NESTING) {
      throw InvalidPattern.because(
          "parentheses within each other (expected: at most " + PatternLimits.NESTING + ")");
    }
    Predicate inner = either();
    if (!reader.take(")")) {
      throw reader.unexpected(")");
    }
    nesting--;
    return inner;
  }

  private Predicate comparison() {
    JsonSelector selector = SelectorParser.parse(reader);
    if (selector.wildcard() && ++wildcardSelectors > PatternLimits.WILDCARD_SELECTORS) {
      throw InvalidPattern.because(
          "too many selectors with a wildcard (expected: at most "
              + PatternLimits.WILDCARD_SELECTORS
              + ")");
    }
    selectors.putIfAbsent(selector.source(), selector);
    reader.skipBlanks();
    return new Predicate.JsonField(selector, test());
  }

  private ValueTest test() {
    if (reader.takeWord("IS")) {
      reader.skipBlanks();
      return new ValueTest.Is(constant());
    }
    if (reader.takeWord("NOT")) {
      reader.skipBlanks();
      if (!reader.takeWord("EXISTS")) {
        throw reader.unexpected("EXISTS");
      }
      return new ValueTest.NotExists();
    }
    return new ValueParser(reader, BARE).parse();
  }

  private Value.Kind constant() {
    if (reader.takeWord("NULL")) {
      return Value.Kind.NULL;
    }
    if (reader.takeWord("TRUE")) {
      return Value.Kind.TRUE;
    }
    if (reader.takeWord("FALSE")) {
      return Value.Kind.FALSE;
    }
    throw reader.unexpected("NULL, TRUE or FALSE");
  }
}
