package io.tallystone.server.auth.policy;

/** The String operators. */
final class StringComparison {
  private StringComparison() {}

  static Comparison.Reader equal(boolean ignoreCase) {
    return reader(false, ignoreCase);
  }

  static Comparison.Reader like() {
    return reader(true, false);
  }

  private static Comparison.Reader reader(boolean wildcards, boolean ignoreCase) {
    return (value, variables) -> {
      Template template = Template.parse(value, wildcards, variables);
      return (actual, keys) -> template.matches(actual, keys, ignoreCase);
    };
  }
}
