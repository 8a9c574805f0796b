package io.tallystone.server.auth.policy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads Principal and NotPrincipal. */
final class PrincipalParser {
  private static final Pattern ACCOUNT =
      Pattern.compile("(\\d{12})|arn:aws[a-z-]*:iam::(\\d{12}):root");
  private static final Pattern IDENTITY =
      Pattern.compile(
          "arn:aws[a-z-]*:(iam::\\d{12}:(user|role)"
              + "|sts::\\d{12}:(assumed-role|federated-user))/[^*?]+");
  private static final Pattern SERVICE = Pattern.compile("[a-z0-9.-]+\\.amazonaws\\.com(\\.cn)?");

  private PrincipalParser() {}

  static PrincipalElement parse(JsonNode element, boolean negated, String where)
      throws MalformedPolicyException {
    if (element.isTextual() && element.textValue().equals("*")) {
      return new PrincipalElement(negated, List.of(new PrincipalElement.Name.Everybody()));
    }
    if (!element.isObject() || element.isEmpty()) {
      throw new MalformedPolicyException("Invalid principal in policy: " + element);
    }
    List<PrincipalElement.Name> names = new ArrayList<>();
    for (Map.Entry<String, JsonNode> kind : element.properties()) {
      for (String value : Json.strings(kind.getValue(), where + "." + kind.getKey())) {
        names.add(name(kind.getKey(), value));
      }
    }
    return new PrincipalElement(negated, List.copyOf(names));
  }

  private static PrincipalElement.Name name(String kind, String value)
      throws MalformedPolicyException {
    if (kind.equals("AWS")) {
      Matcher account = ACCOUNT.matcher(value);
      if (value.equals("*")) {
        return new PrincipalElement.Name.Everybody();
      } else if (account.matches()) {
        String bare = account.group(1);
        return new PrincipalElement.Name.Account(bare == null ? account.group(2) : bare);
      } else if (IDENTITY.matcher(value).matches()) {
        return new PrincipalElement.Name.Arn(value);
      }
    } else if (kind.equals("Service") && SERVICE.matcher(value).matches()) {
      return new PrincipalElement.Name.Service(value);
    }
    // Federated and CanonicalUser are refused: there are no identity providers or canonical ids.
    throw new MalformedPolicyException(
        "Invalid principal in policy: \"" + kind + "\":\"" + value + "\"");
  }
}
