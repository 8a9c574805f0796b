package io.tallystone.engine.query.function;

/** A constant argument with which a function cannot work; the query is malformed. */
public final class InvalidArgument extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int index;

  /**
   * Names the argument and what is wrong with it.
   *
   * @param index of the argument as written, from 0
   */
  public InvalidArgument(int index, String message) {
    super(message, null, false, false);
    this.index = index;
  }

  /** Which argument, from 0. */
  public int index() {
    return index;
  }
}
