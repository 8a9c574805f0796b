package io.tallystone.engine.query.pattern;

/** The text is not a filter pattern; the message tells the client why, in AWS's words if known. */
public final class InvalidPattern extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private InvalidPattern(String message) {
    super(message, null, false, false);
  }

  /** Something is missing or in the wrong place. */
  static InvalidPattern because(String reason) {
    return new InvalidPattern("Invalid filter pattern: " + reason);
  }

  /** A character that must be quoted or escaped, or is not supported. */
  static InvalidPattern characters(String characters) {
    return new InvalidPattern("Invalid character(s) in term '" + characters + "'");
  }

  /** A bracket that is never closed. */
  static InvalidPattern unclosed(char opening, char closing) {
    return new InvalidPattern(
        "If a filter pattern starts with '" + opening + "' it must end with '" + closing + "'");
  }
}
