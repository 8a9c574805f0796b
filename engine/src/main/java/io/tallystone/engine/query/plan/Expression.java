package io.tallystone.engine.query.plan;

import io.tallystone.engine.query.LinearRegex;
import io.tallystone.engine.query.function.Arithmetic;
import io.tallystone.engine.query.function.Evaluation;
import io.tallystone.engine.query.function.ScalarFunction;
import io.tallystone.engine.query.value.Bool;
import io.tallystone.engine.query.value.Coercion;
import io.tallystone.engine.query.value.Relation;
import io.tallystone.engine.query.value.Text;
import io.tallystone.engine.query.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Computes a value of a row. Immutable, and never throws. */
public sealed interface Expression {
  /** The value. */
  Value evaluate(Row row, Evaluation evaluation);

  /** What it is computed from. */
  default List<Expression> operands() {
    return List.of();
  }

  /** The columns it reads. */
  default Set<String> columns() {
    Set<String> columns = new LinkedHashSet<>();
    collect(this, columns);
    return columns;
  }

  private static void collect(Expression expression, Set<String> columns) {
    if (expression instanceof Column column) {
      columns.add(column.name());
    }
    expression.operands().forEach(operand -> collect(operand, columns));
  }

  /** A literal. */
  record Constant(Value value) implements Expression {
    @Override
    public Value evaluate(Row row, Evaluation evaluation) {
      return value;
    }
  }

  /** A field of the event, or a column that an earlier step made. */
  record Column(String name) implements Expression {
    @Override
    public Value evaluate(Row row, Evaluation evaluation) {
      return row.get(name);
    }
  }

  /** A leaf of a structure. */
  record Member(Expression target, List<Step> path) implements Expression {
    /** Keeps a copy. */
    public Member {
      path = List.copyOf(path);
    }

    /** One step down. */
    public sealed interface Step {
      /** The value of a map's key. */
      record Key(String name) implements Step {}

      /** An element of a list, from 0. */
      record Index(int position) implements Step {}
    }

    @Override
    public Value evaluate(Row row, Evaluation evaluation) {
      return Structures.follow(target.evaluate(row, evaluation), path);
    }

    @Override
    public List<Expression> operands() {
      return List.of(target);
    }
  }

  /**
   * A function's result.
   *
   * @param arguments its implicit fields' columns first
   */
  record Call(ScalarFunction function, List<Expression> arguments) implements Expression {
    /** Keeps a copy. */
    public Call {
      arguments = List.copyOf(arguments);
    }

    @Override
    public Value evaluate(Row row, Evaluation evaluation) {
      List<Value> values = new ArrayList<>(arguments.size());
      for (Expression argument : arguments) {
        values.add(argument.evaluate(row, evaluation));
      }
      return function.apply(values, evaluation);
    }

    @Override
    public List<Expression> operands() {
      return arguments;
    }
  }

  /** An arithmetic operator's result. */
  record Compute(Arithmetic operator, Expression left, Expression right) implements Expression {
    @Override
    public Value evaluate(Row row, Evaluation evaluation) {
      return operator.apply(left.evaluate(row, evaluation), right.evaluate(row, evaluation));
    }

    @Override
    public List<Expression> operands() {
      return List.of(left, right);
    }
  }

  /** Compares two values. */
  record Compare(Relation relation, Expression left, Expression right) implements Expression {
    @Override
    public Value evaluate(Row row, Evaluation evaluation) {
      return Bool.of(
          relation.holds(left.evaluate(row, evaluation), right.evaluate(row, evaluation)));
    }

    @Override
    public List<Expression> operands() {
      return List.of(left, right);
    }
  }

  /** Compares a value with a literal in quotes. */
  record CompareQuoted(Relation relation, Expression left, String literal) implements Expression {
    @Override
    public Value evaluate(Row row, Evaluation evaluation) {
      return Bool.of(relation.holdsForQuoted(left.evaluate(row, evaluation), literal));
    }

    @Override
    public List<Expression> operands() {
      return List.of(left);
    }
  }

  /** Whether the value's text contains another. Of a missing value nothing is known: false. */
  record Contains(Expression value, String text, boolean negated) implements Expression {
    @Override
    public Value evaluate(Row row, Evaluation evaluation) {
      @Nullable String searched = Coercion.text(value.evaluate(row, evaluation));
      return Bool.of(searched != null && (searched.contains(text) != negated));
    }

    @Override
    public List<Expression> operands() {
      return List.of(value);
    }
  }

  /** Whether a regular expression is found in the value's text. */
  record Found(Expression value, LinearRegex regex, boolean negated) implements Expression {
    @Override
    public Value evaluate(Row row, Evaluation evaluation) {
      @Nullable String searched = Coercion.text(value.evaluate(row, evaluation));
      return Bool.of(searched != null && (regex.foundIn(searched) != negated));
    }

    @Override
    public List<Expression> operands() {
      return List.of(value);
    }
  }

  /** Whether the value equals one of some. */
  record In(Expression value, List<Expression> options, boolean negated) implements Expression {
    /** Keeps a copy. */
    public In {
      options = List.copyOf(options);
    }

    @Override
    public Value evaluate(Row row, Evaluation evaluation) {
      Value searched = value.evaluate(row, evaluation);
      if (Coercion.text(searched) == null) {
        return Bool.FALSE;
      }
      boolean found = false;
      for (Expression option : options) {
        found |= equal(searched, option, row, evaluation);
      }
      return Bool.of(found != negated);
    }

    private static boolean equal(
        Value searched, Expression option, Row row, Evaluation evaluation) {
      Value wanted = option.evaluate(row, evaluation);
      if (option instanceof Constant && wanted instanceof Text quoted) {
        return Relation.EQUAL.holdsForQuoted(searched, quoted.text());
      }
      return Relation.EQUAL.holds(searched, wanted);
    }

    @Override
    public List<Expression> operands() {
      List<Expression> operands = new ArrayList<>(options);
      operands.add(0, value);
      return operands;
    }
  }

  /**
   * Whether the value is among the rows of a subquery, which has run before.
   *
   * @param values by their text
   */
  record Among(Expression value, Set<String> values, boolean negated) implements Expression {
    @Override
    public Value evaluate(Row row, Evaluation evaluation) {
      @Nullable String text = Coercion.text(value.evaluate(row, evaluation));
      return Bool.of(text != null && (values.contains(text) != negated));
    }

    @Override
    public List<Expression> operands() {
      return List.of(value);
    }
  }

  /** The opposite. */
  record Not(Expression operand) implements Expression {
    @Override
    public Value evaluate(Row row, Evaluation evaluation) {
      return Bool.of(!Coercion.truth(operand.evaluate(row, evaluation)));
    }

    @Override
    public List<Expression> operands() {
      return List.of(operand);
    }
  }

  /** All hold. */
  record And(List<Expression> terms) implements Expression {
    /** Keeps a copy. */
    public And {
      terms = List.copyOf(terms);
    }

    @Override
    public Value evaluate(Row row, Evaluation evaluation) {
      for (Expression term : terms) {
        if (!Coercion.truth(term.evaluate(row, evaluation))) {
          return Bool.FALSE;
        }
      }
      return Bool.TRUE;
    }

    @Override
    public List<Expression> operands() {
      return terms;
    }
  }

  /** At least one holds. */
  record Or(List<Expression> terms) implements Expression {
    /** Keeps a copy. */
    public Or {
      terms = List.copyOf(terms);
    }

    @Override
    public Value evaluate(Row row, Evaluation evaluation) {
      for (Expression term : terms) {
        if (Coercion.truth(term.evaluate(row, evaluation))) {
          return Bool.TRUE;
        }
      }
      return Bool.FALSE;
    }

    @Override
    public List<Expression> operands() {
      return terms;
    }
  }
}
