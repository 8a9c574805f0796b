package io.tallystone.server.auth.policy;

/** The Bool operator. */
final class BoolComparison {
  private BoolComparison() {}

  static Comparison read(String value, boolean variables) throws MalformedPolicyException {
    if (!value.equalsIgnoreCase("true") && !value.equalsIgnoreCase("false")) {
      throw new MalformedPolicyException(
          "Syntax errors in policy. Condition value: " + value + " (expected: true or false)");
    }
    return (actual, keys) -> actual.equalsIgnoreCase(value);
  }
}
