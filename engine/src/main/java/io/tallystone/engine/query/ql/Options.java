package io.tallystone.engine.query.ql;

import io.tallystone.engine.query.ql.Token.Kind;
import io.tallystone.engine.query.syntax.Name;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** The {@code option=value} pairs at the beginning of a command, each at most once. */
final class Options {
  private final Phrases in;
  private final Map<String, Token> values;

  private Options(Phrases in, Map<String, Token> values) {
    this.in = in;
    this.values = values;
  }

  /** Takes all pairs that come next, and refuses those with another name. */
  static Options read(Phrases in, String... names) {
    Map<String, Token> values = new HashMap<>();
    while (in.at(Kind.NAME) && in.peekSecond().isSymbol("=")) {
      Token name = in.peek();
      if (!List.of(names).contains(name.word()) || values.containsKey(name.word())) {
        throw in.unexpected(
            Stream.of(names).filter(n -> !values.containsKey(n)).toArray(String[]::new));
      }
      in.next();
      in.expectSymbol("=");
      Token value = in.peek();
      if (value.kind() != Kind.NAME && value.kind() != Kind.NUMBER && value.kind() != Kind.TEXT) {
        throw in.unexpected("the value of " + name.word());
      }
      values.put(name.word(), in.next());
    }
    return new Options(in, values);
  }

  /** One of some words, in any case. */
  String word(String option, String absent, String... allowed) {
    Token value = values.get(option);
    if (value == null) {
      return absent;
    }
    if (!List.of(allowed).contains(value.word())) {
      throw wrong(value, String.join(" or ", allowed));
    }
    return value.word();
  }

  boolean flag(String option, boolean absent) {
    return word(option, String.valueOf(absent), "true", "false").equals("true");
  }

  /** A name that must be given. */
  Name name(String option) {
    Token value = values.get(option);
    if (value == null) {
      throw in.unexpected(option + "=");
    }
    if (value.path().size() != 1) {
      throw wrong(value, "a name without dots");
    }
    return new Name(value.path().getFirst(), Phrases.spanOf(value));
  }

  /** A name, or text in quotation marks. */
  String text(String option, String absent) {
    Token value = values.get(option);
    if (value == null) {
      return absent;
    }
    return switch (value.kind()) {
      case NAME -> String.join(".", value.path());
      case TEXT -> value.text();
      default -> throw wrong(value, "a name");
    };
  }

  /** A number; any that a double holds. */
  double number(String option, double absent) {
    Token value = values.get(option);
    if (value == null) {
      return absent;
    }
    if (value.kind() != Kind.NUMBER) {
      throw wrong(value, "a number");
    }
    return Double.parseDouble(value.text());
  }

  int wholeNumber(String option, int absent, int least, int most) {
    double number = number(option, absent);
    if (number != Math.rint(number) || number < least || number > most) {
      throw wrong(
          Objects.requireNonNull(values.get(option)),
          "a whole number from " + least + " to " + most);
    }
    return (int) number;
  }

  private static QlSyntaxException wrong(Token value, String expected) {
    return new QlSyntaxException(
        "found " + value.text() + " (expected: " + expected + ")", value.start(), value.end());
  }
}
