package io.tallystone.engine.spi;

/** The catalogue could not do what was asked; nothing was changed. */
public final class CatalogException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final boolean full;

  /** An operator's reason; {@code full} tells that space ran out. */
  public CatalogException(String message, Throwable cause, boolean full) {
    super(message, cause);
    this.full = full;
  }

  /** An operator's reason that nothing else caused. */
  public CatalogException(String message) {
    super(message);
    this.full = false;
  }

  /** Whether space ran out, so that the call may succeed later. */
  public boolean full() {
    return full;
  }
}
