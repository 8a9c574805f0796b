package io.tallystone.engine.query.syntax;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An expression. Records compare by content and place; nothing here is resolved yet. */
public sealed interface Expr {
  /** The characters it was read from, parentheses around it left out. */
  Span span();

  /** The expressions directly within it, in order of writing; a subquery's are not among them. */
  default List<Expr> children() {
    return List.of();
  }

  /** A step from a structure to what it holds. */
  sealed interface Segment {
    /** The value of a map's key. */
    record Key(String name) implements Segment {}

    /** An element of a list, counted from 0. */
    record Index(int position) implements Segment {}
  }

  /**
   * A field, or a leaf of a structure that a field holds: {@code @timestamp}, {@code user.id},
   * {@code j.users[1].name}. Whether {@code a.b} is one discovered field or key {@code b} of the
   * map {@code a} depends on what {@code a} is, which is not known here.
   *
   * @param path begins with a key; a name in back-ticks is one key even with dots in it
   */
  record Field(List<Segment> path, Span span) implements Expr {
    /** Keeps a copy. */
    public Field {
      path = List.copyOf(path);
    }

    /** The whole path as the one name that a discovered field or a column has. */
    public String name() {
      return path.stream()
          .map(
              segment ->
                  switch (segment) {
                    case Segment.Key key -> "." + key.name();
                    case Segment.Index index -> "[" + index.position() + "]";
                  })
          .collect(Collectors.joining())
          .substring(1);
    }
  }

  /** What {@code like} may compare with. */
  sealed interface Pattern extends Expr {}

  /** A string literal, escapes resolved. */
  record Text(String value, Span span) implements Pattern {}

  /** A regular expression between slashes, as written ({@code \/} stays). */
  record Regex(String pattern, Span span) implements Pattern {}

  /**
   * A number as written. It fits a double: at most three digits of exponent, never infinite.
   *
   * @param text digits, optionally with fraction and exponent; no sign
   */
  record Numeral(String text, Span span) implements Expr {
    /** Its exact value. */
    public BigDecimal value() {
      return new BigDecimal(text);
    }
  }

  /** {@code true} or {@code false}. */
  record Bool(boolean value, Span span) implements Expr {}

  /** A length of time as an argument, such as that of {@code bin(5m)}. */
  record Duration(Period period, Span span) implements Expr {}

  /** The asterisk of {@code count(*)}; always the only argument of a call. */
  record Star(Span span) implements Expr {}

  /** A scalar function or an aggregate, which of them is not known here. */
  record Call(String function, List<Expr> arguments, Span span) implements Expr {
    /** Keeps a copy. */
    public Call {
      arguments = List.copyOf(arguments);
    }

    @Override
    public List<Expr> children() {
      return arguments;
    }
  }

  /** A leaf of the structure that an expression gives: {@code split(a, ",")[0]}. */
  record Access(Expr target, List<Segment> path, Span span) implements Expr {
    /** Keeps a copy. */
    public Access {
      path = List.copyOf(path);
    }

    @Override
    public List<Expr> children() {
      return List.of(target);
    }
  }

  /** {@code -a}. */
  record Negate(Expr operand, Span span) implements Expr {
    @Override
    public List<Expr> children() {
      return List.of(operand);
    }
  }

  /** A binary operation on numbers. */
  record Arithmetic(Operator operator, Expr left, Expr right, Span span) implements Expr {
    /** The operators. */
    public enum Operator {
      /** Addition. */
      ADD("+"),
      /** Subtraction. */
      SUBTRACT("-"),
      /** Multiplication. */
      MULTIPLY("*"),
      /** Real division. */
      DIVIDE("/"),
      /** Remainder. */
      REMAINDER("%"),
      /** Exponentiation; groups from the right. */
      POWER("^");

      private final String symbol;

      Operator(String symbol) {
        this.symbol = symbol;
      }

      /** As written. */
      public String symbol() {
        return symbol;
      }
    }

    @Override
    public List<Expr> children() {
      return List.of(left, right);
    }
  }

  /** A comparison of two values. */
  record Compare(Relation relation, Expr left, Expr right, Span span) implements Expr {
    /** The relations. */
    public enum Relation {
      /** Equal. */
      EQUAL("="),
      /** Not equal. */
      UNEQUAL("!="),
      /** Less. */
      LESS("<"),
      /** Less or equal. */
      AT_MOST("<="),
      /** Greater. */
      GREATER(">"),
      /** Greater or equal. */
      AT_LEAST(">=");

      private final String symbol;

      Relation(String symbol) {
        this.symbol = symbol;
      }

      /** As written. */
      public String symbol() {
        return symbol;
      }
    }

    @Override
    public List<Expr> children() {
      return List.of(left, right);
    }
  }

  /**
   * {@code like}, {@code not like} and {@code =~}: a substring or a regular expression is found.
   */
  record Like(Expr value, Pattern pattern, boolean negated, Span span) implements Expr {
    @Override
    public List<Expr> children() {
      return List.of(value, pattern);
    }
  }

  /** {@code in [a, b]} and {@code not in [a, b]}; at least one option. */
  record In(Expr value, List<Expr> options, boolean negated, Span span) implements Expr {
    /** Keeps a copy. */
    public In {
      options = List.copyOf(options);
    }

    @Override
    public List<Expr> children() {
      return Stream.concat(Stream.of(value), options.stream()).toList();
    }
  }

  /** {@code in (query)} and {@code not in (query)}. */
  record InQuery(Expr value, Query query, boolean negated, Span span) implements Expr {
    @Override
    public List<Expr> children() {
      return List.of(value);
    }
  }

  /** {@code not a} and {@code !a}. */
  record Not(Expr operand, Span span) implements Expr {
    @Override
    public List<Expr> children() {
      return List.of(operand);
    }
  }

  /** {@code a and b and c}; at least two terms. */
  record All(List<Expr> terms, Span span) implements Expr {
    /** Keeps a copy. */
    public All {
      terms = List.copyOf(terms);
    }

    @Override
    public List<Expr> children() {
      return terms;
    }
  }

  /** {@code a or b or c}; at least two terms. */
  record Any(List<Expr> terms, Span span) implements Expr {
    /** Keeps a copy. */
    public Any {
      terms = List.copyOf(terms);
    }

    @Override
    public List<Expr> children() {
      return terms;
    }
  }
}
