package io.tallystone.engine.query.ql;

import io.tallystone.engine.query.ql.Token.Kind;
import io.tallystone.engine.query.syntax.Expr;
import io.tallystone.engine.query.syntax.Item;
import io.tallystone.engine.query.syntax.Name;
import io.tallystone.engine.query.syntax.Period;
import io.tallystone.engine.query.syntax.Query;
import io.tallystone.engine.query.syntax.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The phrases that commands are made of. */
final class Phrases extends TokenReader {
  private final ExpressionParser expressions = new ExpressionParser(this);

  Phrases(String text) {
    super(text);
  }

  /** Any expression. */
  Expr expression() {
    return expressions.expression();
  }

  /** A field, or a leaf of a structure in one. */
  Expr.Field field() {
    return expressions.field();
  }

  /** {@code field, field, ...} */
  List<Expr.Field> fields() {
    return list(this::field);
  }

  /** {@code field field ...} up to the command's end; at least one. */
  List<Expr.Field> spacedFields() {
    List<Expr.Field> fields = new ArrayList<>();
    do {
      fields.add(field());
    } while (!atEndOfCommand());
    return List.copyOf(fields);
  }

  /** A name to give to something. */
  Name name() {
    Token token = expect(Kind.NAME, "a name");
    return new Name(String.join(".", token.path()), spanOf(token));
  }

  /** {@code name, name, ...} */
  List<Name> names() {
    return list(this::name);
  }

  /** {@code as name}, or nothing. */
  @Nullable Name alias() {
    return takeWord("as") ? name() : null;
  }

  /** A table's name, which may have dashes, or be in quotation marks. */
  Name tableName() {
    Token token = at(Kind.TEXT) ? next() : expectJoinedName("the name of a lookup table");
    return new Name(token.text(), spanOf(token));
  }

  /** {@code expression [as name]} */
  Item item() {
    int start = start();
    Expr expr = expression();
    String text = textSince(start);
    Name alias = alias();
    return new Item(expr, alias, text, since(start));
  }

  /** {@code item, item, ...} */
  List<Item> items() {
    return list(this::item);
  }

  /** {@code phrase, phrase, ...} */
  <T> List<T> list(Supplier<T> phrase) {
    List<T> list = new ArrayList<>();
    do {
      list.add(phrase.get());
    } while (takeSymbol(","));
    return List.copyOf(list);
  }

  /** {@code 5m} or {@code 5 minutes}. */
  Period period() {
    Token token = peek();
    if (token.kind() == Kind.PERIOD || token.kind() == Kind.NUMBER) {
      Optional<Period> period = takePeriod();
      if (period.isPresent()) {
        return period.get();
      }
    }
    throw unexpected("a period such as 5m or 1 hour");
  }

  /** Takes a period if it comes next; a number alone is none. */
  Optional<Period> takePeriod() {
    Token token = peek();
    if (token.kind() == Kind.PERIOD) {
      String text = next().text();
      int digits = (int) text.chars().takeWhile(c -> c <= '9').count();
      return Period.Unit.of(text.substring(digits))
          .map(unit -> new Period(wholeNumber(token, digits), unit));
    }
    if (token.kind() == Kind.NUMBER && isWhole(token)) {
      Optional<Period.Unit> unit = Period.Unit.of(peekSecond().word());
      if (unit.isPresent()) {
        next();
        next();
        return Optional.of(new Period(wholeNumber(token, token.text().length()), unit.get()));
      }
    }
    return Optional.empty();
  }

  /** A whole number from 0 to the most a long holds. */
  long wholeNumber() {
    Token token = peek();
    if (token.kind() != Kind.NUMBER || !isWhole(token)) {
      throw unexpected("a whole number");
    }
    next();
    return wholeNumber(token, token.text().length());
  }

  /** A whole number within bounds. */
  int wholeNumber(int least, int most) {
    Token token = peek();
    long number = wholeNumber();
    if (number < least || number > most) {
      throw outOfBounds(token, "a whole number from " + least + " to " + most);
    }
    return Math.toIntExact(number);
  }

  private static long wholeNumber(Token token, int digits) {
    try {
      return Long.parseLong(token.text().substring(0, digits));
    } catch (NumberFormatException tooLarge) {
      throw outOfBounds(token, "at most " + Long.MAX_VALUE);
    }
  }

  private static QlSyntaxException outOfBounds(Token token, String expected) {
    return new QlSyntaxException(
        "found " + token.text() + " (expected: " + expected + ")", token.start(), token.end());
  }

  private static boolean isWhole(Token number) {
    return number.text().chars().allMatch(c -> c >= '0' && c <= '9');
  }

  /** {@code ( query )} */
  Query parenthesizedQuery() {
    expectSymbol("(");
    enter();
    Query query = QueryParser.parse(this);
    expectSymbol(")");
    leave();
    return query;
  }

  static Span spanOf(Token token) {
    return new Span(token.start(), token.end());
  }
}
