package io.tallystone.engine.query.ql;

import io.tallystone.engine.query.syntax.Expr;
import io.tallystone.engine.query.syntax.Expr.Arithmetic;
import io.tallystone.engine.query.syntax.Expr.Compare;
import io.tallystone.engine.query.syntax.Expr.Segment;
import io.tallystone.engine.query.syntax.Period;
import io.tallystone.engine.query.syntax.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Any expression that the grammar can say, with no regard to sense. */
class RandomExpressions {
  static final Span NOWHERE = new Span(0, 0);
  private static final String[] KEYS = {
    "a",
    "b2",
    "_c",
    "@message",
    "foo-bar",
    "d.e",
    "f..g",
    ".h",
    "and",
    "NOT",
    "true",
    "where",
    "5m",
    "10",
    "4xx",
    "x y",
    "\u00fcn\u00ef",
    "#",
    "|",
    "@@x",
    "@tag:k/v",
    "'",
    "\"",
    "{{p}}",
    "\ud83d\ude00"
  };
  private static final String[] TEXTS = {
    "",
    "plain",
    "it's",
    "say \"x\"",
    "back\\slash",
    "\\d+",
    "a\nb\tc\r",
    "# no comment",
    "| (",
    "`",
    "/",
    "\u2028",
    "ends in \\"
  };
  private static final String[] REGEXES = {
    "x", "a\\/b", "[/]", "[^]/]+", "\\d+ (?<n>.*?)", "[[:alpha:]/]", "\\[", "\"'`#|", " ", "a\nb"
  };
  private static final String[] NUMERALS = {"0", "007", "12", "1.50", ".5", "1e3", "2.5E-3"};
  private static final String[] FUNCTIONS = {
    "abs", "count", "isIpv4InSubnet", "if", "f_1", "where"
  };

  final SplittableRandom random;

  RandomExpressions(SplittableRandom random) {
    this.random = random;
  }

  Expr expr(int depth) {
    int kind = depth <= 0 ? random.nextInt(5) : random.nextInt(17);
    return switch (kind) {
      case 0, 1 -> field();
      case 2 -> text();
      case 3 -> new Expr.Numeral(oneOf(NUMERALS), NOWHERE);
      case 4 -> leaf();
      case 5, 6 -> call(depth);
      case 7 -> new Expr.Access(expr(depth - 1), path(1 + random.nextInt(2)), NOWHERE);
      case 8 -> new Expr.Negate(expr(depth - 1), NOWHERE);
      case 9, 10 ->
          new Expr.Arithmetic(
              oneOf(Arithmetic.Operator.values()), expr(depth - 1), expr(depth - 1), NOWHERE);
      case 11 ->
          new Expr.Compare(
              oneOf(Compare.Relation.values()), expr(depth - 1), expr(depth - 1), NOWHERE);
      case 12 -> new Expr.Like(expr(depth - 1), pattern(), flag(), NOWHERE);
      case 13 -> new Expr.In(expr(depth - 1), some(1, () -> expr(depth - 2)), flag(), NOWHERE);
      case 14 -> new Expr.Not(expr(depth - 1), NOWHERE);
      case 15 -> new Expr.All(some(2, () -> expr(depth - 1)), NOWHERE);
      default -> new Expr.Any(some(2, () -> expr(depth - 1)), NOWHERE);
    };
  }

  private Expr leaf() {
    return flag() ? new Expr.Bool(flag(), NOWHERE) : new Expr.Duration(period(), NOWHERE);
  }

  private Expr call(int depth) {
    List<Expr> arguments =
        switch (random.nextInt(4)) {
          case 0 -> List.of();
          case 1 -> List.of(new Expr.Star(NOWHERE));
          case 2 -> List.of(expr(depth - 1), new Expr.Regex(oneOf(REGEXES), NOWHERE));
          default -> some(1, () -> expr(depth - 1));
        };
    return new Expr.Call(oneOf(FUNCTIONS), arguments, NOWHERE);
  }

  Expr.Field field() {
    List<Segment> path = new ArrayList<>();
    path.add(new Segment.Key(key()));
    path.addAll(path(Math.max(0, random.nextInt(5) - 2)));
    return new Expr.Field(path, NOWHERE);
  }

  private List<Segment> path(int length) {
    return Stream.generate(this::segment).limit(length).toList();
  }

  private Segment segment() {
    return random.nextInt(3) == 0 ? new Segment.Index(random.nextInt(20)) : new Segment.Key(key());
  }

  private Expr.Pattern pattern() {
    return flag() ? text() : new Expr.Regex(oneOf(REGEXES), NOWHERE);
  }

  Expr.Regex regex() {
    return new Expr.Regex(oneOf(REGEXES), NOWHERE);
  }

  Expr.Text text() {
    return new Expr.Text(oneOf(TEXTS), NOWHERE);
  }

  Period period() {
    return new Period(random.nextInt(100), oneOf(Period.Unit.values()));
  }

  String key() {
    return oneOf(KEYS);
  }

  boolean flag() {
    return random.nextBoolean();
  }

  <T> List<T> some(int least, Supplier<T> one) {
    return Stream.generate(one).limit(least + random.nextInt(3)).toList();
  }

  <T> T oneOf(T[] array) {
    return array[random.nextInt(array.length)];
  }
}
