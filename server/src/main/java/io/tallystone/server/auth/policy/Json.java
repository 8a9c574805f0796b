package io.tallystone.server.auth.policy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;

/** Strict JSON: no duplicate keys, nothing after the document, little depth. */
final class Json {
  /** The grammar needs six levels. */
  private static final int MAX_DEPTH = 16;

  private static final JsonMapper MAPPER = mapper();

  private Json() {}

  private static JsonMapper mapper() {
    JsonMapper mapper =
        JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    mapper
        .getFactory()
        .setStreamReadConstraints(
            StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build());
    return mapper;
  }

  static JsonNode parse(String text) throws MalformedPolicyException {
    try {
      JsonNode root = MAPPER.readTree(text);
      if (root != null && root.isObject()) {
        return root;
      }
    } catch (JsonProcessingException e) {
      throw new MalformedPolicyException("Syntax errors in policy. " + e.getOriginalMessage());
    }
    throw new MalformedPolicyException("Syntax errors in policy. Not a JSON object.");
  }

  static void requireObject(JsonNode node, String where) throws MalformedPolicyException {
    if (!node.isObject()) {
      throw malformed(where, node, "an object");
    }
  }

  /** A string, or a non-empty array of strings. */
  static List<String> strings(JsonNode node, String where) throws MalformedPolicyException {
    List<String> values = new ArrayList<>();
    for (JsonNode value : node.isArray() ? node : List.of(node)) {
      if (!value.isTextual()) {
        throw malformed(where, value, "a string");
      }
      values.add(value.textValue());
    }
    return values;
  }

  /** A string, number or Boolean, or an array of them. */
  static List<String> scalars(JsonNode node, String where) throws MalformedPolicyException {
    List<String> values = new ArrayList<>();
    for (JsonNode value : node.isArray() ? node : List.of(node)) {
      if (!value.isTextual() && !value.isNumber() && !value.isBoolean()) {
        throw malformed(where, value, "a string, number or Boolean");
      }
      values.add(value.asText());
    }
    return values;
  }

  static MalformedPolicyException malformed(String where, JsonNode found, String expected) {
    return new MalformedPolicyException(
        "Syntax errors in policy. " + where + ": " + found + " (expected: " + expected + ")");
  }
}
