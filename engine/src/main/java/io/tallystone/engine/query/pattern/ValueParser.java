package io.tallystone.engine.query.pattern;

import io.tallystone.engine.query.Comparison;
import io.tallystone.engine.query.Decimals;
import io.tallystone.engine.query.TextPattern;
import io.tallystone.engine.query.ValueTest;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Parses an operator and the value after it: {@code = "text*"}, {@code != %regex%}, {@code < 1e3}.
 */
final class ValueParser {
  private final PatternReader reader;
  private final String bareCharacters;

  /**
   * A parser for values.
   *
   * @param bareCharacters what a value without quotes may have beside letters, digits and
   *     underscores
   */
  ValueParser(PatternReader reader, String bareCharacters) {
    this.reader = reader;
    this.bareCharacters = bareCharacters;
  }

  ValueTest parse() {
    boolean differs = reader.take("!=");
    Comparison comparison = differs ? Comparison.EQUAL : comparison();
    if (comparison == null) {
      throw reader.unexpected("an operator");
    }
    reader.skipBlanks();
    ValueTest test = comparison == Comparison.EQUAL ? value() : number(comparison);
    return differs ? new ValueTest.Differs(test) : test;
  }

  private @Nullable Comparison comparison() {
    if (reader.take("<=")) {
      return Comparison.AT_MOST;
    }
    if (reader.take(">=")) {
      return Comparison.AT_LEAST;
    }
    if (reader.take("<")) {
      return Comparison.LESS;
    }
    if (reader.take(">")) {
      return Comparison.GREATER;
    }
    return reader.take("=") ? Comparison.EQUAL : null;
  }

  private ValueTest value() {
    if (reader.peek() == '%') {
      return new ValueTest.TextFound(RegexParser.parse(reader.regex()));
    }
    if (reader.peek() == '"') {
      return new ValueTest.TextIs(TextPattern.withWildcards(reader.quoted()));
    }
    String bare = bare();
    BigDecimal number = Decimals.parse(bare);
    return number != null
        ? new ValueTest.NumberIs(Comparison.EQUAL, number)
        : new ValueTest.TextIs(TextPattern.withWildcards(bare));
  }

  private ValueTest number(Comparison comparison) {
    String bare = bare();
    BigDecimal number = Decimals.parse(bare);
    if (number == null) {
      throw InvalidPattern.because("'" + bare + "' (expected: a number)");
    }
    return new ValueTest.NumberIs(comparison, number);
  }

  private String bare() {
    String bare = reader.word(bareCharacters);
    if (bare.isEmpty()) {
      throw reader.unexpected("a value");
    }
    return bare;
  }
}
