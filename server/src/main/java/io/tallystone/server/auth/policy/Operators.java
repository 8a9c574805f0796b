package io.tallystone.server.auth.policy;

import static java.util.Map.entry;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The documented condition operators (IAM User Guide, "IAM JSON policy elements: Condition
 * operators"), without Null, which compares nothing.
 */
final class Operators {

  /**
   * An operator.
   *
   * @param negated true if no value may match
   */
  record Operator(boolean negated, Comparison.Reader reader) {}

  private static final Map<String, Operator> BY_NAME =
      Map.ofEntries(
          entry("stringequals", when(StringComparison.equal(false))),
          entry("stringnotequals", unless(StringComparison.equal(false))),
          entry("stringequalsignorecase", when(StringComparison.equal(true))),
          entry("stringnotequalsignorecase", unless(StringComparison.equal(true))),
          entry("stringlike", when(StringComparison.like())),
          entry("stringnotlike", unless(StringComparison.like())),
          entry("numericequals", when(NumericComparison.where(sign -> sign == 0))),
          entry("numericnotequals", unless(NumericComparison.where(sign -> sign == 0))),
          entry("numericlessthan", when(NumericComparison.where(sign -> sign < 0))),
          entry("numericlessthanequals", when(NumericComparison.where(sign -> sign <= 0))),
          entry("numericgreaterthan", when(NumericComparison.where(sign -> sign > 0))),
          entry("numericgreaterthanequals", when(NumericComparison.where(sign -> sign >= 0))),
          entry("dateequals", when(DateComparison.where(sign -> sign == 0))),
          entry("datenotequals", unless(DateComparison.where(sign -> sign == 0))),
          entry("datelessthan", when(DateComparison.where(sign -> sign < 0))),
          entry("datelessthanequals", when(DateComparison.where(sign -> sign <= 0))),
          entry("dategreaterthan", when(DateComparison.where(sign -> sign > 0))),
          entry("dategreaterthanequals", when(DateComparison.where(sign -> sign >= 0))),
          entry("bool", when(BoolComparison::read)),
          entry("binaryequals", when(BinaryComparison::read)),
          entry("ipaddress", when(IpComparison::read)),
          entry("notipaddress", unless(IpComparison::read)),
          entry("arnequals", when(ArnComparison::read)),
          entry("arnlike", when(ArnComparison::read)),
          entry("arnnotequals", unless(ArnComparison::read)),
          entry("arnnotlike", unless(ArnComparison::read)));

  private Operators() {}

  static Optional<Operator> find(String name) {
    return Optional.ofNullable(BY_NAME.get(name.toLowerCase(Locale.ROOT)));
  }

  private static Operator when(Comparison.Reader reader) {
    return new Operator(false, reader);
  }

  private static Operator unless(Comparison.Reader reader) {
    return new Operator(true, reader);
  }
}
