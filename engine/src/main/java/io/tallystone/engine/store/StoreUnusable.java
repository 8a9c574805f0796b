package io.tallystone.engine.store;

/** The store cannot be opened; the message tells an operator what to do. */
public final class StoreUnusable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  StoreUnusable(String message) {
    super(message);
  }

  StoreUnusable(String message, Throwable cause) {
    super(message, cause);
  }
}
