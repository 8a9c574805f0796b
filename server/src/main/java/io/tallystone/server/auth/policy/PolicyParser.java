package io.tallystone.server.auth.policy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a policy document and refuses what it does not know, so that nothing in a stored policy is
 * without effect (IAM User Guide, "Grammar of the IAM JSON policy language").
 */
public final class PolicyParser {
  private static final Set<String> TOP = Set.of("Version", "Id", "Statement");
  private static final Set<String> IN_STATEMENT =
      Set.of(
          "Sid",
          "Effect",
          "Principal",
          "NotPrincipal",
          "Action",
          "NotAction",
          "Resource",
          "NotResource",
          "Condition");
  private static final Set<String> VERSIONS = Set.of("2008-10-17", "2012-10-17");
  private static final Pattern ACTION = Pattern.compile("\\*|[A-Za-z0-9-]+:[A-Za-z0-9*?]+");
  private static final Pattern RESOURCE = Pattern.compile("\\*|arn:[^:]+:[^:]+:[^:]*:[^:]*:.+");
  private static final Pattern ASSUME_ACTION =
      Pattern.compile("(?i)sts:(AssumeRole|TagSession|SetSourceIdentity|\\*)|\\*");
  private static final Pattern IDENTITY_SID = Pattern.compile("[A-Za-z0-9]*");

  private final PolicyType type;
  private final boolean variables;

  private PolicyParser(PolicyType type, boolean variables) {
    this.type = type;
    this.variables = variables;
  }

  /**
   * Parses.
   *
   * @throws MalformedPolicyException if the document is not valid for its type
   */
  public static PolicyDocument parse(String text, PolicyType type) throws MalformedPolicyException {
    JsonNode root = Json.parse(text);
    requireKnown(root, TOP, "policy");
    // Without a version AWS takes the older one, which has no variables.
    String version = root.has("Version") ? root.get("Version").asText() : "2008-10-17";
    if (!VERSIONS.contains(version)) {
      throw Json.malformed("Version", root.get("Version"), "2012-10-17 or 2008-10-17");
    }
    JsonNode statements = root.path("Statement");
    if (statements.isMissingNode() || (statements.isArray() && statements.isEmpty())) {
      throw new MalformedPolicyException("Syntax errors in policy. Statement is missing.");
    }
    PolicyParser parser = new PolicyParser(type, version.equals("2012-10-17"));
    return new PolicyDocument(version, parser.statements(statements));
  }

  private List<Statement> statements(JsonNode nodes) throws MalformedPolicyException {
    List<Statement> statements = new ArrayList<>();
    Set<String> sids = new HashSet<>();
    for (JsonNode node : nodes.isArray() ? nodes : List.of(nodes)) {
      Statement statement = statement(node, "Statement[" + statements.size() + "]");
      if (!statement.sid().isEmpty() && !sids.add(statement.sid())) {
        throw new MalformedPolicyException(
            "Statement IDs (SID) in a single policy must be unique.");
      }
      statements.add(statement);
    }
    return List.copyOf(statements);
  }

  private Statement statement(JsonNode node, String where) throws MalformedPolicyException {
    Json.requireObject(node, where);
    requireKnown(node, IN_STATEMENT, where);
    Effect effect =
        switch (node.path("Effect").asText()) {
          case "Allow" -> Effect.ALLOW;
          case "Deny" -> Effect.DENY;
          default -> throw Json.malformed(where + ".Effect", node.path("Effect"), "Allow or Deny");
        };
    JsonNode condition = node.path("Condition");
    return new Statement(
        sid(node.path("Sid"), where),
        effect,
        principal(node, effect, where),
        actions(node, where),
        resources(node, where),
        condition.isMissingNode()
            ? List.of()
            : new ConditionParser(variables).parse(condition, where + ".Condition"));
  }

  private String sid(JsonNode sid, String where) throws MalformedPolicyException {
    if (!sid.isMissingNode() && !sid.isTextual()) {
      throw Json.malformed(where + ".Sid", sid, "a string");
    }
    String text = sid.asText();
    if (type == PolicyType.IDENTITY && !IDENTITY_SID.matcher(text).matches()) {
      throw new MalformedPolicyException(
          "Statement IDs (SID) must be alpha-numeric. Check that your input satisfies the regular"
              + " expression [0-9A-Za-z]*");
    }
    return text;
  }

  private @Nullable PrincipalElement principal(JsonNode node, Effect effect, String where)
      throws MalformedPolicyException {
    boolean negated = node.has("NotPrincipal");
    if (type == PolicyType.IDENTITY) {
      if (negated || node.has("Principal")) {
        throw new MalformedPolicyException("Policy document should not specify a principal.");
      }
      return null;
    }
    if (!negated && !node.has("Principal")) {
      throw new MalformedPolicyException("Missing required field Principal");
    }
    if (negated && (node.has("Principal") || type == PolicyType.TRUST || effect == Effect.ALLOW)) {
      throw new MalformedPolicyException(
          "Syntax errors in policy. "
              + where
              + ".NotPrincipal: only with Deny, without Principal,"
              + " and not in a trust policy");
    }
    return PrincipalParser.parse(
        node.path(negated ? "NotPrincipal" : "Principal"), negated, where + ".Principal");
  }

  private PatternElement actions(JsonNode node, String where) throws MalformedPolicyException {
    if (node.has("Action") == node.has("NotAction")) {
      throw new MalformedPolicyException("Policy statement must contain actions.");
    }
    boolean negated = node.has("NotAction");
    List<Template> patterns = new ArrayList<>();
    for (String action : texts(node.path(negated ? "NotAction" : "Action"), where + ".Action")) {
      if (!ACTION.matcher(action).matches()) {
        throw new MalformedPolicyException(
            "Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.");
      }
      if (type == PolicyType.TRUST && !ASSUME_ACTION.matcher(action).matches()) {
        throw new MalformedPolicyException(
            "AssumeRole policy may only specify STS AssumeRole actions.");
      }
      patterns.add(Template.parse(action, true, false));
    }
    return new PatternElement(negated, true, List.copyOf(patterns));
  }

  private @Nullable PatternElement resources(JsonNode node, String where)
      throws MalformedPolicyException {
    boolean negated = node.has("NotResource");
    if (type == PolicyType.TRUST) {
      if (negated || node.has("Resource")) {
        throw new MalformedPolicyException("Has prohibited field Resource");
      }
      return null;
    }
    if (negated == node.has("Resource")) {
      throw new MalformedPolicyException("Policy statement must contain resources.");
    }
    List<Template> patterns = new ArrayList<>();
    for (String resource :
        texts(node.path(negated ? "NotResource" : "Resource"), where + ".Resource")) {
      if (!RESOURCE.matcher(resource).matches()) {
        throw new MalformedPolicyException(
            "Resource " + resource + " must be in ARN format or \"*\".");
      }
      patterns.add(Template.parse(resource, true, variables));
    }
    return new PatternElement(negated, false, List.copyOf(patterns));
  }

  private static List<String> texts(JsonNode node, String where) throws MalformedPolicyException {
    List<String> texts = Json.strings(node, where);
    if (texts.isEmpty()) {
      throw Json.malformed(where, node, "at least one value");
    }
    return texts;
  }

  private static void requireKnown(JsonNode node, Set<String> known, String where)
      throws MalformedPolicyException {
    for (var element : node.properties()) {
      if (!known.contains(element.getKey())) {
        throw new MalformedPolicyException(
            "Syntax errors in policy. Unknown element " + element.getKey() + " in " + where);
      }
    }
  }
}
