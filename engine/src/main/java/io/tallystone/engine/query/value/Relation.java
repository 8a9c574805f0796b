package io.tallystone.engine.query.value;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * The comparison operators.
 *
 * <p>AWS documents that operators take all types, that {@code in [300, 400]} finds the status
 * "300", that maps and lists compare false with anything, and that {@code @timestamp} is not
 * comparable with the text of a date. The rest is chosen here, so that this class is the only place
 * to change:
 *
 * <ul>
 *   <li>a missing side makes every comparison false, {@code !=} too;
 *   <li>if both sides are numbers or texts of numbers, they compare as numbers;
 *   <li>a condition compares with the texts {@code true} and {@code false} (in any case), and these
 *       with numbers as 1 and 0;
 *   <li>text compares with text by code point;
 *   <li>text that is no number differs from every number and condition, and is neither less nor
 *       greater; with a time it does not compare at all;
 *   <li>equality with a literal in quotes is of texts: {@code "01"} is not 1. So an identifier of
 *       digits is never mistaken for another, and the literal may be searched for as it stands.
 * </ul>
 */
public enum Relation {
  /** {@code =}. */
  EQUAL("="),
  /** {@code !=}. */
  NOT_EQUAL("!="),
  /** {@code <}. */
  LESS("<"),
  /** {@code <=}. */
  LESS_OR_EQUAL("<="),
  /** {@code >}. */
  GREATER(">"),
  /** {@code >=}. */
  GREATER_OR_EQUAL(">=");

  static final Comparator<String> BY_CODE_POINT = Relation::compareCodePoints;

  private final String symbol;

  Relation(String symbol) {
    this.symbol = symbol;
  }

  /** The operator as written in a query. */
  public String symbol() {
    return symbol;
  }

  /** The relation with its sides exchanged: {@code a < b} is {@code b > a}. */
  public Relation mirrored() {
    return switch (this) {
      case EQUAL, NOT_EQUAL -> this;
      case LESS -> GREATER;
      case LESS_OR_EQUAL -> GREATER_OR_EQUAL;
      case GREATER -> LESS;
      case GREATER_OR_EQUAL -> LESS_OR_EQUAL;
    };
  }

  /** Whether it holds between two values, neither of which is a literal in quotes. */
  public boolean holds(Value left, Value right) {
    Value a = number(left, right);
    Value b = number(right, left);
    if (Numbers.isNumber(a) && Numbers.isNumber(b)) {
      return holds(Numbers.compare(a, b));
    }
    if (left instanceof Text x && right instanceof Text y) {
      return holds(x.text(), y.text());
    }
    return this == NOT_EQUAL && isPlain(left) && isPlain(right);
  }

  /** Whether it holds between a value and a literal in quotes. */
  public boolean holdsForQuoted(Value left, String literal) {
    boolean equality = this == EQUAL || this == NOT_EQUAL;
    if (!equality || left instanceof Bool) {
      return holds(left, new Text(literal));
    }
    @Nullable String text = left instanceof Time ? null : Coercion.text(left);
    return text != null && holds(text, literal);
  }

  private static boolean isPlain(Value value) {
    return value instanceof Text
        || value instanceof Whole
        || value instanceof Real
        || value instanceof Bool;
  }

  /** JSON's true and false are discovered as text; asked for as 1 and 0, they are found too. */
  private static Value number(Value value, Value other) {
    boolean mayBeCondition = other instanceof Bool || Numbers.isNumber(other);
    if (mayBeCondition && value instanceof Text text) {
      if (text.text().equalsIgnoreCase("true")) {
        return new Whole(1);
      }
      if (text.text().equalsIgnoreCase("false")) {
        return new Whole(0);
      }
    }
    return Coercion.number(value);
  }

  private boolean holds(String left, String right) {
    return switch (this) {
      case EQUAL -> left.equals(right);
      case NOT_EQUAL -> !left.equals(right);
      default -> holds(compareCodePoints(left, right));
    };
  }

  private boolean holds(int order) {
    return switch (this) {
      case EQUAL -> order == 0;
      case NOT_EQUAL -> order != 0;
      case LESS -> order < 0;
      case LESS_OR_EQUAL -> order <= 0;
      case GREATER -> order > 0;
      case GREATER_OR_EQUAL -> order >= 0;
    };
  }

  /** {@link String#compareTo} goes by UTF-16 units, which puts U+10000 before U+FFFF. */
  private static int compareCodePoints(String left, String right) {
    int shorter = Math.min(left.length(), right.length());
    for (int i = 0; i < shorter; i++) {
      char a = left.charAt(i);
      char b = right.charAt(i);
      if (a != b) {
        return rank(a) - rank(b);
      }
    }
    return left.length() - right.length();
  }

  /** Moves surrogates above all other units. */
  private static int rank(char unit) {
    return Character.isSurrogate(unit) ? unit + 0x10000 : unit;
  }
}
