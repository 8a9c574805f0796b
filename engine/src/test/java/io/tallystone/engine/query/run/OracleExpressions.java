package io.tallystone.engine.query.run;

import static io.tallystone.engine.query.value.Missing.MISSING;

import io.tallystone.engine.query.function.Evaluation;
import io.tallystone.engine.query.function.FunctionTable;
import io.tallystone.engine.query.function.ScalarFunction;
import io.tallystone.engine.query.syntax.Expr;
import io.tallystone.engine.query.value.Bool;
import io.tallystone.engine.query.value.Coercion;
import io.tallystone.engine.query.value.Missing;
import io.tallystone.engine.query.value.NaturalOrder;
import io.tallystone.engine.query.value.Numbers;
import io.tallystone.engine.query.value.Relation;
import io.tallystone.engine.query.value.Text;
import io.tallystone.engine.query.value.Value;
import io.tallystone.engine.query.value.Whole;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Computes expressions of syntax trees over one row, and aggregates over the rows of a group. */
final class OracleExpressions {
  private final Evaluation evaluation;

  OracleExpressions(Evaluation evaluation) {
    this.evaluation = evaluation;
  }

  boolean holds(Expr condition, Map<String, Value> row) {
    return Coercion.truth(value(condition, row));
  }

  Value value(Expr expr, Map<String, Value> row) {
    return value(expr, row, call -> call(call, row));
  }

  /** An expression of aggregates: {@code sum(a) / count(*)}. */
  Value aggregate(Expr expr, List<Map<String, Value>> group) {
    return value(expr, Map.of(), call -> aggregate(call, group));
  }

  private Value value(Expr expr, Map<String, Value> row, Function<Expr.Call, Value> calls) {
    return switch (expr) {
      case Expr.Field field -> row.getOrDefault(field.name(), MISSING);
      case Expr.Text text -> new Text(text.value());
      case Expr.Numeral numeral -> Coercion.number(new Text(numeral.text()));
      case Expr.Duration duration -> new Text(duration.period().toString());
      case Expr.Call call -> calls.apply(call);
      case Expr.Arithmetic sum ->
          arithmetic(sum.operator(), value(sum.left(), row, calls), value(sum.right(), row, calls));
      case Expr.Compare compare ->
          Bool.of(compare(compare, value(compare.left(), row), value(compare.right(), row)));
      case Expr.Like like -> Bool.of(like(like, row));
      case Expr.In in -> Bool.of(in(in, row));
      case Expr.Not not -> Bool.of(!holds(not.operand(), row));
      case Expr.All all -> Bool.of(all.terms().stream().allMatch(term -> holds(term, row)));
      case Expr.Any any -> Bool.of(any.terms().stream().anyMatch(term -> holds(term, row)));
      default -> throw new IllegalArgumentException("no oracle for " + expr);
    };
  }

  private Value call(Expr.Call call, Map<String, Value> row) {
    ScalarFunction function = FunctionTable.find(call.function()).orElseThrow();
    List<Value> arguments = new ArrayList<>();
    function.implicitFields().forEach(name -> arguments.add(row.getOrDefault(name, MISSING)));
    call.arguments().forEach(argument -> arguments.add(value(argument, row)));
    return function.apply(arguments, evaluation);
  }

  private static Value arithmetic(Expr.Arithmetic.Operator operator, Value left, Value right) {
    Value a = Coercion.number(left);
    Value b = Coercion.number(right);
    if (!Numbers.isNumber(a) || !Numbers.isNumber(b)) {
      return MISSING;
    }
    double x = Numbers.asDouble(a);
    double y = Numbers.asDouble(b);
    return Numbers.of(
        switch (operator) {
          case ADD -> x + y;
          case SUBTRACT -> x - y;
          case MULTIPLY -> x * y;
          case DIVIDE -> x / y;
          default -> throw new IllegalArgumentException("no oracle for " + operator);
        });
  }

  private static boolean compare(Expr.Compare compare, Value left, Value right) {
    Relation relation =
        switch (compare.relation()) {
          case EQUAL -> Relation.EQUAL;
          case UNEQUAL -> Relation.NOT_EQUAL;
          case LESS -> Relation.LESS;
          case AT_MOST -> Relation.LESS_OR_EQUAL;
          case GREATER -> Relation.GREATER;
          case AT_LEAST -> Relation.GREATER_OR_EQUAL;
        };
    return compare.right() instanceof Expr.Text text
        ? relation.holdsForQuoted(left, text.value())
        : relation.holds(left, right);
  }

  private boolean like(Expr.Like like, Map<String, Value> row) {
    String text = Coercion.text(value(like.value(), row));
    if (text == null) {
      return false;
    }
    boolean found =
        switch (like.pattern()) {
          case Expr.Text part -> text.contains(part.value());
          case Expr.Regex regex -> Pattern.compile(regex.pattern()).matcher(text).find();
        };
    return found != like.negated();
  }

  private boolean in(Expr.In in, Map<String, Value> row) {
    Value value = value(in.value(), row);
    if (value instanceof Missing) {
      return false;
    }
    boolean found = false;
    for (Expr option : in.options()) {
      found |=
          option instanceof Expr.Text text
              ? Relation.EQUAL.holdsForQuoted(value, text.value())
              : Relation.EQUAL.holds(value, value(option, row));
    }
    return found != in.negated();
  }

  private Value aggregate(Expr.Call call, List<Map<String, Value>> group) {
    List<Value> values = new ArrayList<>();
    for (Map<String, Value> row : group) {
      boolean all = call.arguments().isEmpty() || call.arguments().get(0) instanceof Expr.Star;
      Value value = all ? new Whole(1) : value(call.arguments().get(0), row);
      if (!(value instanceof Missing)) {
        values.add(value);
      }
    }
    List<Value> numbers = values.stream().map(Coercion::number).filter(Numbers::isNumber).toList();
    BigDecimal sum = BigDecimal.ZERO;
    for (Value number : numbers) {
      sum = sum.add(BigDecimal.valueOf(Numbers.asDouble(number)));
    }
    return switch (call.function()) {
      case "count" -> new Whole(values.size());
      case "count_distinct" -> new Whole(values.stream().map(Coercion::text).distinct().count());
      case "sum" -> numbers.isEmpty() ? MISSING : Numbers.of(sum.doubleValue());
      case "avg" -> numbers.isEmpty() ? MISSING : Numbers.of(sum.doubleValue() / numbers.size());
      case "min" -> plain(candidates(values, numbers).min(NaturalOrder.ASCENDING));
      case "max" -> plain(candidates(values, numbers).max(NaturalOrder.ASCENDING));
      default -> throw new IllegalArgumentException("no oracle for " + call);
    };
  }

  /** Those that are numbers if there are any, otherwise all values. */
  private static Stream<Value> candidates(List<Value> values, List<Value> numbers) {
    return values.stream()
        .filter(value -> numbers.isEmpty() || Numbers.isNumber(Coercion.number(value)));
  }

  /** A number that is written as numbers are is one from here on. */
  private static Value plain(Optional<Value> extreme) {
    Value value = extreme.orElse(MISSING);
    Value number = Coercion.number(value);
    return Objects.equals(Coercion.text(number), Coercion.text(value)) ? number : value;
  }
}
