package io.tallystone.server.auth.policy;

/**
 * A policy document that is not valid. The message is meant for the client; each service reports it
 * with its own code, e.g. IAM with {@code MalformedPolicyDocument}.
 */
public final class MalformedPolicyException extends Exception {
  private static final long serialVersionUID = 1L;

  /** With AWS's wording where it is known. */
  public MalformedPolicyException(String message) {
    super(message);
  }

  /** The message; never null. */
  public String text() {
    String message = getMessage();
    return message == null ? "" : message;
  }
}
