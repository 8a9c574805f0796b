package io.tallystone.engine.query;

/** How two numbers are compared. */
public enum Comparison {
  /** {@code =}. */
  EQUAL,
  /** {@code <}. */
  LESS,
  /** {@code <=}. */
  AT_MOST,
  /** {@code >}. */
  GREATER,
  /** {@code >=}. */
  AT_LEAST;

  /** Whether it holds, given the sign of {@code value.compareTo(bound)}. */
  boolean holds(int sign) {
    return switch (this) {
      case EQUAL -> sign == 0;
      case LESS -> sign < 0;
      case AT_MOST -> sign <= 0;
      case GREATER -> sign > 0;
      case AT_LEAST -> sign >= 0;
    };
  }
}
