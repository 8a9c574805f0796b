package io.tallystone.server.logs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.jspecify.annotations.Nullable;

/**
 * Checks the form of resource policies. Such policies are for AWS service principals only and allow
 * PutLogEvents and CreateLogStream (API reference, PutResourcePolicy).
 */
final class PolicyDocuments {
  private static final int MAX_LENGTH = 51_200;
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private PolicyDocuments() {}

  static String checked(@Nullable String document) {
    if (document == null || document.length() > MAX_LENGTH) {
      throw LogsErrors.invalid(
          "policyDocument is required and has at most " + MAX_LENGTH + " characters.");
    }
    JsonNode policy = parsed(document);
    JsonNode statements = policy.path("Statement");
    if (!policy.isObject() || statements.isMissingNode() || statements.isEmpty()) {
      throw invalid("expected: an object with a Statement");
    }
    if (statements.isObject()) {
      check(statements);
    } else {
      statements.forEach(PolicyDocuments::check);
    }
    return document;
  }

  private static void check(JsonNode statement) {
    String effect = statement.path("Effect").asText();
    if (!effect.equals("Allow") && !effect.equals("Deny")) {
      throw invalid("Effect '" + effect + "' (expected: Allow or Deny)");
    }
    for (String member : new String[] {"Principal", "Action", "Resource"}) {
      if (!statement.has(member) && !statement.has("Not" + member)) {
        throw invalid("a statement without " + member);
      }
    }
  }

  private static JsonNode parsed(String document) {
    try {
      return JSON.readTree(document);
    } catch (JsonProcessingException notJson) {
      throw invalid("not JSON");
    }
  }

  private static RuntimeException invalid(String why) {
    return LogsErrors.invalid("The policy document is not valid: " + why);
  }
}
