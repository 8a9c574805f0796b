package io.tallystone.collect.spool;

/** The spool's database failed, e.g. because the disk is full; the caller waits and tries again. */
public final class SpoolException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  SpoolException(String message, Throwable cause) {
    super(message, cause);
  }
}
