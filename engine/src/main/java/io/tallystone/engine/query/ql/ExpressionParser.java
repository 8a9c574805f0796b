package io.tallystone.engine.query.ql;

import static io.tallystone.engine.query.ql.Phrases.spanOf;

import io.tallystone.engine.query.ql.Token.Kind;
import io.tallystone.engine.query.syntax.Expr;
import io.tallystone.engine.query.syntax.Expr.Arithmetic.Operator;
import io.tallystone.engine.query.syntax.Expr.Compare.Relation;
import io.tallystone.engine.query.syntax.Expr.Segment;
import io.tallystone.engine.query.syntax.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Expressions, one method for each level of precedence, loosest first: {@code or}, {@code and},
 * {@code not}, comparisons, {@code + -}, {@code * / %}, {@code - !} before an operand, {@code ^}.
 */
final class ExpressionParser {
  private static final Map<String, Relation> RELATIONS =
      Map.of(
          "=", Relation.EQUAL,
          "!=", Relation.UNEQUAL,
          "<", Relation.LESS,
          "<=", Relation.AT_MOST,
          ">", Relation.GREATER,
          ">=", Relation.AT_LEAST);
  private static final Map<String, Operator> SUMS =
      Map.of("+", Operator.ADD, "-", Operator.SUBTRACT);
  private static final Map<String, Operator> PRODUCTS =
      Map.of("*", Operator.MULTIPLY, "/", Operator.DIVIDE, "%", Operator.REMAINDER);

  private final Phrases in;

  ExpressionParser(Phrases in) {
    this.in = in;
  }

  Expr expression() {
    Expr expr = any();
    in.wouldAccept("an operator");
    Depth.check(expr);
    return expr;
  }

  private Expr any() {
    return joined("or", this::all, Expr.Any::new);
  }

  private Expr all() {
    return joined("and", this::inverted, Expr.All::new);
  }

  /** Makes a node of terms and the place. */
  private interface Joining {
    Expr of(List<Expr> terms, Span span);
  }

  private Expr joined(String word, Supplier<Expr> term, Joining joining) {
    int start = in.start();
    Expr first = term.get();
    if (!in.peek().isWord(word)) {
      return first;
    }
    List<Expr> terms = new ArrayList<>();
    terms.add(first);
    while (in.peek().isWord(word)) {
      in.next();
      terms.add(term.get());
    }
    return joining.of(terms, in.since(start));
  }

  private Expr inverted() {
    if (!in.peek().isWord("not") || Operands.mayFollowOperand(in.peekSecond())) {
      return comparison();
    }
    int start = in.start();
    in.enter();
    in.next();
    Expr operand = inverted();
    in.leave();
    return new Expr.Not(operand, in.since(start));
  }

  private Expr comparison() {
    int start = in.start();
    Expr left = sum();
    Token token = in.peek();
    Relation relation = token.kind() == Kind.SYMBOL ? RELATIONS.get(token.text()) : null;
    if (relation != null) {
      in.next();
      Expr.Compare compare = new Expr.Compare(relation, left, sum(), in.since(start));
      if (in.at(Kind.SYMBOL) && RELATIONS.containsKey(in.peek().text())) {
        throw in.unexpected("and", "or");
      }
      return compare;
    }
    if (token.isSymbol("=~")) {
      in.next();
      return like(left, false, start);
    }
    boolean negated = token.isWord("not");
    Token word = negated ? in.peekSecond() : token;
    if (!word.isWord("like") && !word.isWord("in")) {
      if (negated) {
        in.next();
        throw in.unexpected("in", "like");
      }
      return left;
    }
    if (negated) {
      in.next();
    }
    in.next();
    return word.isWord("like") ? like(left, negated, start) : in(left, negated, start);
  }

  private Expr like(Expr value, boolean negated, int start) {
    Token token = in.peek();
    Expr.Pattern pattern =
        switch (token.kind()) {
          case TEXT -> new Expr.Text(token.text(), spanOf(token));
          case REGEX -> new Expr.Regex(token.text(), spanOf(token));
          default -> throw in.unexpected("a string", "a regular expression between slashes");
        };
    in.next();
    return new Expr.Like(value, pattern, negated, in.since(start));
  }

  private Expr in(Expr value, boolean negated, int start) {
    if (in.atSymbol("(")) {
      return new Expr.InQuery(value, in.parenthesizedQuery(), negated, in.since(start));
    }
    in.expectSymbol("[");
    in.enter();
    List<Expr> options = in.list(this::sum);
    in.expectSymbol("]");
    in.leave();
    return new Expr.In(value, options, negated, in.since(start));
  }

  private Expr sum() {
    return chain(SUMS, this::product);
  }

  private Expr product() {
    return chain(PRODUCTS, this::signed);
  }

  /** Operators of equal precedence, grouped from the left. */
  private Expr chain(Map<String, Operator> operators, Supplier<Expr> operand) {
    int start = in.start();
    Expr left = operand.get();
    while (in.at(Kind.SYMBOL)) {
      Operator operator = operators.get(in.peek().text());
      if (operator == null) {
        break;
      }
      in.next();
      left = new Expr.Arithmetic(operator, left, operand.get(), in.since(start));
    }
    return left;
  }

  private Expr signed() {
    Token token = in.peek();
    if (token.isSymbol("-")) {
      return prefix(operand -> new Expr.Negate(operand, in.since(token.start())));
    }
    if (token.isSymbol("!")) {
      return prefix(operand -> new Expr.Not(operand, in.since(token.start())));
    }
    return power();
  }

  private Expr prefix(Function<Expr, Expr> made) {
    in.enter();
    in.next();
    Expr operand = signed();
    in.leave();
    return made.apply(operand);
  }

  private Expr power() {
    int start = in.start();
    Expr base = accessed();
    if (!in.peek().isSymbol("^")) {
      return base;
    }
    in.enter();
    in.next();
    Expr exponent = signed();
    in.leave();
    return new Expr.Arithmetic(Operator.POWER, base, exponent, in.since(start));
  }

  /** An operand, or a leaf of the structure it is. */
  private Expr accessed() {
    int start = in.start();
    boolean wholePath = in.at(Kind.NAME);
    Expr operand = operand();
    if (wholePath && operand instanceof Expr.Field) {
      return operand;
    }
    List<Segment> path = path(new ArrayList<>());
    return path.isEmpty() ? operand : new Expr.Access(operand, path, in.since(start));
  }

  private Expr operand() {
    Token token = in.peek();
    return switch (token.kind()) {
      case TEXT -> new Expr.Text(in.next().text(), spanOf(token));
      case PERIOD, NUMBER -> number();
      case NAME -> named();
      default -> parenthesized();
    };
  }

  private Expr number() {
    int start = in.start();
    Token token = in.peek();
    Optional<Expr> period = in.takePeriod().map(p -> new Expr.Duration(p, in.since(start)));
    return period.orElseGet(() -> new Expr.Numeral(in.next().text(), spanOf(token)));
  }

  private Expr parenthesized() {
    if (!in.peek().isSymbol("(")) {
      throw in.unexpected("an expression");
    }
    in.next();
    in.enter();
    Expr inner = any();
    in.wouldAccept("an operator");
    in.expectSymbol(")");
    in.leave();
    return inner;
  }

  private Expr named() {
    Token token = in.peek();
    Token second = in.peekSecond();
    if (Operands.isKeyword(token) && !Operands.mayFollowOperand(second)) {
      throw in.unexpected("an expression");
    }
    if (token.isWord("true") || token.isWord("false")) {
      in.next();
      return new Expr.Bool(token.isWord("true"), spanOf(token));
    }
    if (token.bare() && token.path().size() == 1 && second.isSymbol("(")) {
      return call();
    }
    return field();
  }

  /** A field, or a leaf of a structure in one. */
  Expr.Field field() {
    int start = in.start();
    List<Segment> path = new ArrayList<>();
    for (String key : in.expect(Kind.NAME, "a field").path()) {
      path.add(new Segment.Key(key));
    }
    path(path);
    return new Expr.Field(path, in.since(start));
  }

  /** Adds what indexes and dots say. */
  private List<Segment> path(List<Segment> path) {
    while (true) {
      if (in.peek().isSymbol("[")) {
        in.next();
        path.add(new Segment.Index(in.wholeNumber(0, Integer.MAX_VALUE)));
        in.expectSymbol("]");
      } else if (in.peek().isSymbol(".")) {
        in.next();
        for (String key : in.expect(Kind.NAME, "a key").path()) {
          path.add(new Segment.Key(key));
        }
      } else {
        return path;
      }
    }
  }

  private Expr call() {
    Token name = in.next();
    in.expectSymbol("(");
    in.enter();
    List<Expr> arguments = in.atSymbol(")") ? List.of() : arguments();
    in.expectSymbol(")");
    in.leave();
    return new Expr.Call(name.text(), arguments, in.since(name.start()));
  }

  private List<Expr> arguments() {
    Token token = in.peek();
    if (token.isSymbol("*") && in.peekSecond().isSymbol(")")) {
      in.next();
      return List.of(new Expr.Star(spanOf(token)));
    }
    return in.list(this::argument);
  }

  private Expr argument() {
    Token token = in.peek();
    if (token.kind() == Kind.REGEX) {
      in.next();
      return new Expr.Regex(token.text(), spanOf(token));
    }
    Expr argument = any();
    in.wouldAccept("an operator");
    return argument;
  }
}
