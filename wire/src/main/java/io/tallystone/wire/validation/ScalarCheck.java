package io.tallystone.wire.validation;

/** A scalar member: every violated requirement counts for itself. */
record ScalarCheck(Check.Rule rule) implements Check {
  @Override
  public void check(Object value, Path path, Violations out) {
    for (String requirement : rule.violated(value)) {
      out.add(value, rule.sensitive(), path, requirement);
    }
  }
}
