package io.tallystone.server.auth.policy;

/** One policy value of a condition, ready to be compared with a value of the call. */
@FunctionalInterface
interface Comparison {
  /** Whether the call's value matches; one of the wrong type never does. */
  boolean matches(String actual, ContextKeys keys);

  /** Reads a policy value. */
  @FunctionalInterface
  interface Reader {
    /**
     * Reads.
     *
     * @param variables whether the policy's version has variables
     */
    Comparison read(String value, boolean variables) throws MalformedPolicyException;
  }
}
