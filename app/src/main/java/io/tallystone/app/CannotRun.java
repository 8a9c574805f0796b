package io.tallystone.app;

/** A command cannot do its work; the message tells the operator why and what to do, on one line. */
final class CannotRun extends RuntimeException {
  private static final long serialVersionUID = 1L;

  CannotRun(String message, Throwable cause) {
    super(message, cause);
  }

  CannotRun(String message) {
    super(message);
  }
}
