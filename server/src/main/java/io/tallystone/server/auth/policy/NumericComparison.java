package io.tallystone.server.auth.policy;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.IntPredicate;

/** The Numeric operators. */
final class NumericComparison {
  /** Longest number; what is longer is no number, so that nobody can make us compute with it. */
  private static final int MAX_DIGITS = 64;

  private NumericComparison() {}

  /**
   * A reader.
   *
   * @param sign tells from the sign of (call's value - policy's value)
   */
  static Comparison.Reader where(IntPredicate sign) {
    return (value, variables) -> {
      BigDecimal wanted =
          number(value)
              .orElseThrow(
                  () ->
                      new MalformedPolicyException(
                          "Syntax errors in policy. Condition value: "
                              + value
                              + " (expected: a number)"));
      return (actual, keys) ->
          number(actual).map(n -> sign.test(n.compareTo(wanted))).orElse(false);
    };
  }

  private static Optional<BigDecimal> number(String text) {
    try {
      return text.length() > MAX_DIGITS ? Optional.empty() : Optional.of(new BigDecimal(text));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
