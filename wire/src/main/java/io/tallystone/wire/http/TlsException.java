package io.tallystone.wire.http;

/** A certificate or key that cannot be used; the message is for the operator. */
public final class TlsException extends Exception {
  private static final long serialVersionUID = 1L;

  TlsException(String message) {
    super(message);
  }
}
