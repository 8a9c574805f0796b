package io.tallystone.server.logs.insights;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a lookup table without reading its rows.
 *
 * @param columns by the header
 * @param rows without the header
 * @param bytes of the CSV in UTF-8
 * @param modified epoch milliseconds
 */
record StoredTable(
    LookupTableArn arn,
    @Nullable String description,
    List<String> columns,
    long rows,
    long bytes,
    long modified,
    Map<String, String> tags) {
  private static final ObjectMapper JSON = new ObjectMapper();

  String toJson() {
    ObjectNode body = JSON.createObjectNode();
    body.put("description", description)
        .put("rows", rows)
        .put("bytes", bytes)
        .put("modified", modified);
    columns.forEach(body.putArray("columns")::add);
    ObjectNode stored = body.putObject("tags");
    tags.forEach(stored::put);
    return body.toString();
  }

  static StoredTable ofJson(LookupTableArn arn, String json) {
    JsonNode body = read(json);
    List<String> columns = new ArrayList<>();
    body.path("columns").forEach(column -> columns.add(column.asText()));
    Map<String, String> tags = new LinkedHashMap<>();
    body.path("tags").properties().forEach(tag -> tags.put(tag.getKey(), tag.getValue().asText()));
    return new StoredTable(
        arn,
        body.path("description").textValue(),
        columns,
        body.path("rows").asLong(),
        body.path("bytes").asLong(),
        body.path("modified").asLong(),
        tags);
  }

  /** A text as a document. */
  static String quoted(String text) {
    return JSON.getNodeFactory().textNode(text).toString();
  }

  /** The text of a document. */
  static String unquoted(String json) {
    return read(json).asText();
  }

  private static JsonNode read(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException broken) {
      throw new IllegalStateException("a stored lookup table is not JSON", broken);
    }
  }
}
