package io.tallystone.server.auth.policy;

import java.util.Arrays;
import java.util.Base64;

/** The BinaryEquals operator: both sides are base64, compared byte for byte. */
final class BinaryComparison {
  private BinaryComparison() {}

  static Comparison read(String value, boolean variables) throws MalformedPolicyException {
    byte[] wanted;
    try {
      wanted = Base64.getDecoder().decode(value);
    } catch (IllegalArgumentException e) {
      throw new MalformedPolicyException(
          "Syntax errors in policy. Condition value: " + value + " (expected: base64)");
    }
    return (actual, keys) -> {
      try {
        return Arrays.equals(wanted, Base64.getDecoder().decode(actual));
      } catch (IllegalArgumentException e) {
        return false;
      }
    };
  }
}
