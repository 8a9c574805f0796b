package io.tallystone.engine.query.function;

/**
 * How many arguments a function takes.
 *
 * @param most {@link Integer#MAX_VALUE} if there is no bound
 */
public record Arity(int least, int most) {
  /** Exactly so many. */
  public static Arity exactly(int count) {
    return new Arity(count, count);
  }

  /** Anything from one number to another. */
  public static Arity between(int least, int most) {
    return new Arity(least, most);
  }

  /** So many or more. */
  public static Arity atLeast(int least) {
    return new Arity(least, Integer.MAX_VALUE);
  }

  /** Whether a call with so many arguments is right. */
  public boolean allows(int count) {
    return least <= count && count <= most;
  }

  /** In words for a message: {@code 2}, {@code 1 to 3}, {@code at least 1}. */
  @Override
  public String toString() {
    if (least == most) {
      return Integer.toString(least);
    }
    return most == Integer.MAX_VALUE ? "at least " + least : least + " to " + most;
  }
}
