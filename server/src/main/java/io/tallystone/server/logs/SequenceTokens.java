package io.tallystone.server.logs;

/**
 * Sequence tokens mean nothing any more, but old clients send a batch again if they get none back
 * and dereference them.
 */
final class SequenceTokens {
  private static final String ZEROS = "0".repeat(56);

  private SequenceTokens() {}

  /** A token for whoever wants one. */
  static String any() {
    return ZEROS;
  }

  /** The token after a batch, different for each. */
  static String after(long offset) {
    String digits = Long.toString(offset);
    return ZEROS.substring(digits.length()) + digits;
  }
}
