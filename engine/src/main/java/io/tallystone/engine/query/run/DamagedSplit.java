package io.tallystone.engine.query.run;

/** A split's block is damaged and in quarantine. */
public final class DamagedSplit extends Exception {
  private static final long serialVersionUID = 1L;

  /** For the cause that was found, now or earlier. */
  public DamagedSplit(String message) {
    super(message);
  }
}
