package io.tallystone.server.auth.policy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads a Condition element: operator, then key, then one value or several. */
final class ConditionParser {
  private static final String IF_EXISTS = "IfExists";

  private final boolean variables;

  ConditionParser(boolean variables) {
    this.variables = variables;
  }

  List<Condition> parse(JsonNode block, String where) throws MalformedPolicyException {
    Json.requireObject(block, where);
    List<Condition> conditions = new ArrayList<>();
    for (Map.Entry<String, JsonNode> operator : block.properties()) {
      String place = where + "." + operator.getKey();
      Json.requireObject(operator.getValue(), place);
      for (Map.Entry<String, JsonNode> key : operator.getValue().properties()) {
        if (!key.getKey().contains(":")) {
          throw new MalformedPolicyException(
              "Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.");
        }
        conditions.add(
            condition(
                operator.getKey(),
                key.getKey().toLowerCase(Locale.ROOT),
                Json.scalars(key.getValue(), place + "." + key.getKey())));
      }
    }
    return List.copyOf(conditions);
  }

  private Condition condition(String operator, String key, List<String> values)
      throws MalformedPolicyException {
    Condition.Quantifier quantifier = Condition.Quantifier.SINGLE;
    String name = operator;
    if (startsWithIgnoreCase(name, "ForAllValues:")) {
      quantifier = Condition.Quantifier.ALL;
      name = name.substring("ForAllValues:".length());
    } else if (startsWithIgnoreCase(name, "ForAnyValue:")) {
      quantifier = Condition.Quantifier.ANY;
      name = name.substring("ForAnyValue:".length());
    }
    if (name.equalsIgnoreCase("Null") && quantifier == Condition.Quantifier.SINGLE) {
      return absence(key, values);
    }
    boolean ifExists = name.regionMatches(true, name.length() - 8, IF_EXISTS, 0, 8);
    if (ifExists) {
      name = name.substring(0, name.length() - IF_EXISTS.length());
    }
    Operators.Operator found =
        Operators.find(name)
            .orElseThrow(
                () -> new MalformedPolicyException("Invalid Condition type : " + operator + "."));
    List<Comparison> wanted = new ArrayList<>();
    for (String value : values) {
      wanted.add(found.reader().read(value, variables));
    }
    return new Condition.Compared(quantifier, found.negated(), ifExists, key, List.copyOf(wanted));
  }

  private static Condition absence(String key, List<String> values)
      throws MalformedPolicyException {
    if (values.size() != 1 || !values.getFirst().matches("(?i)true|false")) {
      throw new MalformedPolicyException(
          "Syntax errors in policy. Condition value of Null: "
              + values
              + " (expected: true or false)");
    }
    return new Condition.Absence(key, Boolean.parseBoolean(values.getFirst()));
  }

  private static boolean startsWithIgnoreCase(String text, String prefix) {
    return text.regionMatches(true, 0, prefix, 0, prefix.length());
  }
}
