package io.tallystone.tables;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;

/** A service's description in the SDK for Java v1's model format (C2J). */
record ServiceModel(JsonNode metadata, JsonNode operations, JsonNode shapes) {

  static ServiceModel load(String name) throws IOException {
    String resource = "models/" + name + "-model.json";
    try (InputStream in = ServiceModel.class.getClassLoader().getResourceAsStream(resource)) {
      if (in == null) {
        throw new IOException(resource + ": not found (expected: in aws-java-sdk-models)");
      }
      JsonNode root = new ObjectMapper().readTree(in);
      return new ServiceModel(root.get("metadata"), root.get("operations"), root.get("shapes"));
    }
  }

  JsonNode shape(String name) {
    JsonNode shape = shapes.get(name);
    if (shape == null) {
      throw new IllegalStateException("shape: " + name + " (expected: one of the model's)");
    }
    return shape;
  }

  /** Name of an operation's input shape, or empty if it takes none or is too new for the model. */
  String inputOf(String operation) {
    return operations.path(operation).path("input").path("shape").asText("");
  }

  String meta(String key) {
    JsonNode value = metadata.path(key);
    return value.isObject() ? value.path("uri").asText("") : value.asText("");
  }

  /** The query protocol's code of an error shape. */
  static String queryCode(String name, JsonNode shape) {
    return shape.path("error").path("code").asText(name);
  }

  /** HTTP status of an error shape where the model has one, by fault otherwise. */
  static int status(JsonNode shape) {
    int byFault = shape.path("fault").asBoolean() ? 500 : 400;
    return shape.path("error").path("httpStatusCode").asInt(byFault);
  }
}
