package io.tallystone.wire.sigv4;

/**
 * Why a caller is not known. Free of protocol: each protocol has its own codes for the same reason.
 */
public final class AuthenticationException extends Exception {
  private static final long serialVersionUID = 1L;

  private final Reason reason;
  private final String text;

  /** Kinds of refusals. */
  public enum Reason {
    /** The request carries no signature. */
    MISSING,
    /** The signature's parts are missing or malformed. */
    INCOMPLETE,
    /** There is no such access key, or the session token is not the one that belongs to it. */
    UNKNOWN_KEY,
    /** The signature does not match the request, or is scoped to something else. */
    MISMATCH,
    /** Signed too long ago, or too far ahead of our clock. */
    OUT_OF_TIME,
    /** The temporary credentials have expired. */
    TOKEN_EXPIRED
  }

  AuthenticationException(Reason reason, String text) {
    super(text, null, false, false);
    this.reason = reason;
    this.text = text;
  }

  static AuthenticationException missing() {
    return new AuthenticationException(Reason.MISSING, "Missing Authentication Token");
  }

  static AuthenticationException incomplete(String text) {
    return new AuthenticationException(Reason.INCOMPLETE, text);
  }

  static AuthenticationException unknownKey() {
    return new AuthenticationException(
        Reason.UNKNOWN_KEY, "The security token included in the request is invalid.");
  }

  static AuthenticationException mismatch() {
    return mismatch(
        "The request signature we calculated does not match the signature you provided. Check your"
            + " AWS Secret Access Key and signing method. Consult the service documentation for"
            + " details.");
  }

  static AuthenticationException mismatch(String text) {
    return new AuthenticationException(Reason.MISMATCH, text);
  }

  static AuthenticationException outOfTime(String text) {
    return new AuthenticationException(Reason.OUT_OF_TIME, text);
  }

  static AuthenticationException tokenExpired() {
    return new AuthenticationException(
        Reason.TOKEN_EXPIRED, "The security token included in the request is expired");
  }

  /** The kind of refusal. */
  public Reason reason() {
    return reason;
  }

  /** The message for the client. */
  public String text() {
    return text;
  }
}
