package io.tallystone.server.auth.policy;

import java.util.ArrayList;
import java.util.List;

/**
 * The Arn operators: each of the six colon-separated components is matched on its own, wildcards
 * included; Equals and Like do the same (IAM User Guide, "IAM JSON policy elements: Condition
 * operators").
 */
final class ArnComparison {
  private static final int COMPONENTS = 6;

  private ArnComparison() {}

  static Comparison read(String value, boolean variables) throws MalformedPolicyException {
    List<String> components = components(value);
    if (components.size() < COMPONENTS && !value.equals("*")) {
      throw new MalformedPolicyException(
          "Syntax errors in policy. Condition value: " + value + " (expected: an ARN)");
    }
    List<Template> templates = new ArrayList<>();
    for (String component : components) {
      templates.add(Template.parse(component, true, variables));
    }
    return (actual, keys) -> matches(templates, actual, keys);
  }

  private static boolean matches(List<Template> templates, String actual, ContextKeys keys) {
    List<String> components = components(actual);
    if (components.size() < COMPONENTS) {
      return false;
    }
    for (int i = 0; i < templates.size(); i++) {
      if (!templates.get(i).matches(components.get(i), keys, false)) {
        return false;
      }
    }
    return true;
  }

  /** Splits at the colons outside of variables; the sixth component keeps its colons. */
  private static List<String> components(String arn) {
    List<String> components = new ArrayList<>();
    int start = 0;
    int depth = 0;
    for (int i = 0; i < arn.length() && components.size() < COMPONENTS - 1; i++) {
      char c = arn.charAt(i);
      if (c == '{' && i > 0 && arn.charAt(i - 1) == '$') {
        depth++;
      } else if (c == '}' && depth > 0) {
        depth--;
      } else if (c == ':' && depth == 0) {
        components.add(arn.substring(start, i));
        start = i + 1;
      }
    }
    components.add(arn.substring(start));
    return components;
  }
}
