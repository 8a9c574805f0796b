package io.tallystone.engine.query.value;

/** A condition's outcome: 1 or 0 as a number and in results. */
public record Bool(boolean truth) implements Value {
  /** True. */
  public static final Bool TRUE = new Bool(true);

  /** False. */
  public static final Bool FALSE = new Bool(false);

  /** One of the two. */
  public static Bool of(boolean truth) {
    return truth ? TRUE : FALSE;
  }
}
