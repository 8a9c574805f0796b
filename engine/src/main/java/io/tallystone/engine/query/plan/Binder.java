package io.tallystone.engine.query.plan;

import com.google.re2j.PatternSyntaxException;
import io.tallystone.engine.query.LinearRegex;
import io.tallystone.engine.query.function.Arithmetic;
import io.tallystone.engine.query.function.FunctionTable;
import io.tallystone.engine.query.function.InvalidArgument;
import io.tallystone.engine.query.function.ScalarFunction;
import io.tallystone.engine.query.syntax.Expr;
import io.tallystone.engine.query.syntax.Span;
import io.tallystone.engine.query.value.Bool;
import io.tallystone.engine.query.value.Coercion;
import io.tallystone.engine.query.value.Relation;
import io.tallystone.engine.query.value.Text;
import io.tallystone.engine.query.value.Value;
import io.tallystone.engine.query.value.Whole;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Resolves the names and functions of expressions. */
final class Binder {
  private final Draft draft;
  private final Function<Expr.Call, @Nullable String> computed;
  private final boolean inFilter;

  Binder(Draft draft) {
    this(draft, call -> null);
  }

  /**
   * A binder over rows in which some calls have been computed.
   *
   * @param computed the column of a call; null if it is still to be computed
   */
  Binder(Draft draft, Function<Expr.Call, @Nullable String> computed) {
    this(draft, computed, false);
  }

  private Binder(Draft draft, Function<Expr.Call, @Nullable String> computed, boolean inFilter) {
    this.draft = draft;
    this.computed = computed;
    this.inFilter = inFilter;
  }

  /** One that takes subqueries. */
  Binder inFilter() {
    return new Binder(draft, computed, true);
  }

  /**
   * The expression, bound.
   *
   * @throws QueryProblem if a function does not exist or cannot take its arguments
   */
  Expression bind(Expr expr) {
    return switch (expr) {
      case Expr.Field field -> field(field);
      case Expr.Text text -> new Expression.Constant(new Text(text.value()));
      case Expr.Regex regex ->
          throw new QueryProblem("A regular expression is no value (expected: like)", regex.span());
      case Expr.Numeral numeral -> new Expression.Constant(number(numeral));
      case Expr.Bool bool -> new Expression.Constant(Bool.of(bool.value()));
      case Expr.Duration duration ->
          new Expression.Constant(new Text(duration.period().toString()));
      case Expr.Star star ->
          throw new QueryProblem("* is no value (expected: count(*))", star.span());
      case Expr.Call call -> call(call);
      case Expr.Access access -> new Expression.Member(bind(access.target()), path(access.path()));
      case Expr.Negate negate ->
          new Expression.Compute(
              Arithmetic.SUBTRACT, new Expression.Constant(new Whole(0)), bind(negate.operand()));
      case Expr.Arithmetic operation ->
          new Expression.Compute(
              operator(operation.operator()), bind(operation.left()), bind(operation.right()));
      case Expr.Compare compare -> compare(compare);
      case Expr.Like like -> like(like);
      case Expr.In in ->
          new Expression.In(
              bind(in.value()), in.options().stream().map(this::bind).toList(), in.negated());
      case Expr.InQuery in -> subquery(in);
      case Expr.Not not -> new Expression.Not(bind(not.operand()));
      case Expr.All all -> new Expression.And(all.terms().stream().map(this::bind).toList());
      case Expr.Any any -> new Expression.Or(any.terms().stream().map(this::bind).toList());
    };
  }

  private Expression subquery(Expr.InQuery in) {
    if (!inFilter) {
      throw new QueryProblem("A subquery may only stand in a filter", in.span());
    }
    return SubqueryTerm.translate(in, draft, this);
  }

  /**
   * A column if one was made by that name, a leaf of a column if one was made by the beginning of
   * the name, and otherwise a field of the event.
   */
  Expression field(Expr.Field field) {
    String name = field.name();
    if (draft.has(name)) {
      return new Expression.Column(name);
    }
    StringBuilder prefix = new StringBuilder();
    for (int i = 0; i + 1 < field.path().size(); i++) {
      if (!(field.path().get(i) instanceof Expr.Segment.Key key)) {
        break;
      }
      prefix.append(i == 0 ? "" : ".").append(key.name());
      if (draft.has(prefix.toString())) {
        return new Expression.Member(
            new Expression.Column(prefix.toString()),
            path(field.path().subList(i + 1, field.path().size())));
      }
    }
    String discovered = discoveredName(field);
    draft.checkAlias(discovered, field.span());
    return new Expression.Column(discovered);
  }

  /** In discovered names, elements of arrays are keys like others. */
  private static String discoveredName(Expr.Field field) {
    List<String> parts = new ArrayList<>();
    for (Expr.Segment segment : field.path()) {
      parts.add(
          switch (segment) {
            case Expr.Segment.Key key -> key.name();
            case Expr.Segment.Index index -> Integer.toString(index.position());
          });
    }
    return String.join(".", parts);
  }

  private static List<Expression.Member.Step> path(List<Expr.Segment> segments) {
    List<Expression.Member.Step> steps = new ArrayList<>();
    for (Expr.Segment segment : segments) {
      steps.add(
          switch (segment) {
            case Expr.Segment.Key key -> new Expression.Member.Step.Key(key.name());
            case Expr.Segment.Index index -> new Expression.Member.Step.Index(index.position());
          });
    }
    return steps;
  }

  private static Value number(Expr.Numeral numeral) {
    return Coercion.number(new Text(numeral.text()));
  }

  private static Arithmetic operator(Expr.Arithmetic.Operator operator) {
    return switch (operator) {
      case ADD -> Arithmetic.ADD;
      case SUBTRACT -> Arithmetic.SUBTRACT;
      case MULTIPLY -> Arithmetic.MULTIPLY;
      case DIVIDE -> Arithmetic.DIVIDE;
      case REMAINDER -> Arithmetic.REMAINDER;
      case POWER -> Arithmetic.POWER;
    };
  }

  private Expression call(Expr.Call call) {
    @Nullable String column = computed.apply(call);
    if (column != null) {
      return new Expression.Column(column);
    }
    ScalarFunction function =
        FunctionTable.find(call.function())
            .orElseThrow(
                () ->
                    new QueryProblem(
                        "There is no function %s here".formatted(call.function()), call.span()));
    List<Expression> arguments = call.arguments().stream().map(this::bind).toList();
    if (!function.arity().allows(arguments.size())) {
      throw new QueryProblem(
          "%s takes %s arguments, found %d"
              .formatted(function.name(), function.arity(), arguments.size()),
          call.span());
    }
    List<Expression> all = new ArrayList<>();
    for (String name : function.implicitFields()) {
      if (!draft.areEvents() && !draft.has(name)) {
        throw new QueryProblem(
            "%s needs %s, which the stats before does not pass on".formatted(function.name(), name),
            call.span());
      }
      all.add(new Expression.Column(name));
    }
    all.addAll(arguments);
    try {
      return new Expression.Call(function.prepare(constants(arguments)), all);
    } catch (InvalidArgument invalid) {
      throw new QueryProblem(
          "%s: %s".formatted(function.name(), invalid.getMessage()),
          call.arguments().get(invalid.index()).span());
    }
  }

  /** The values of those arguments that are constants, null for the others. */
  static List<@Nullable Value> constants(List<Expression> arguments) {
    List<@Nullable Value> constants = new ArrayList<@Nullable Value>();
    for (Expression argument : arguments) {
      constants.add(argument instanceof Expression.Constant constant ? constant.value() : null);
    }
    return constants;
  }

  private Expression compare(Expr.Compare compare) {
    Relation relation = relation(compare.relation());
    if (compare.right() instanceof Expr.Text text) {
      return new Expression.CompareQuoted(relation, bind(compare.left()), text.value());
    }
    if (compare.left() instanceof Expr.Text text) {
      return new Expression.CompareQuoted(relation.mirrored(), bind(compare.right()), text.value());
    }
    return new Expression.Compare(relation, bind(compare.left()), bind(compare.right()));
  }

  private static Relation relation(Expr.Compare.Relation relation) {
    return switch (relation) {
      case EQUAL -> Relation.EQUAL;
      case UNEQUAL -> Relation.NOT_EQUAL;
      case LESS -> Relation.LESS;
      case AT_MOST -> Relation.LESS_OR_EQUAL;
      case GREATER -> Relation.GREATER;
      case AT_LEAST -> Relation.GREATER_OR_EQUAL;
    };
  }

  private Expression like(Expr.Like like) {
    Expression value = bind(like.value());
    return switch (like.pattern()) {
      case Expr.Text text -> new Expression.Contains(value, text.value(), like.negated());
      case Expr.Regex regex -> new Expression.Found(value, regex(regex), like.negated());
    };
  }

  /**
   * A regular expression of the query.
   *
   * @throws QueryProblem if it is not valid in RE2's syntax
   */
  static LinearRegex regex(Expr.Regex regex) {
    String pattern = regex.pattern().replace("\\/", "/");
    try {
      return LinearRegex.compile(pattern, 0, RegexLiterals.needs(pattern));
    } catch (PatternSyntaxException invalid) {
      throw invalidRegex(invalid, regex.span());
    }
  }

  static QueryProblem invalidRegex(PatternSyntaxException invalid, Span span) {
    return new QueryProblem(
        "Regular expression: %s (expected: RE2 syntax)".formatted(invalid.getMessage()), span);
  }
}
