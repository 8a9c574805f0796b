package io.tallystone.engine.catalog;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** A group's tags as the JSON object in their column, sorted by key. */
final class Tags {
  private static final JsonFactory JSON = new JsonFactory();

  private Tags() {}

  static String write(Map<String, String> tags) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      for (Map.Entry<String, String> tag : new TreeMap<>(tags).entrySet()) {
        json.writeStringField(
            WellFormed.require("tag key", tag.getKey()),
            WellFormed.require("tag value", tag.getValue()));
      }
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  static Map<String, String> read(String text) {
    if (text.equals("{}")) {
      return Map.of();
    }
    Map<String, String> tags = new TreeMap<>();
    try (JsonParser json = JSON.createParser(text)) {
      json.nextToken();
      for (String key = json.nextFieldName(); key != null; key = json.nextFieldName()) {
        tags.put(key, json.nextTextValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("catalog: damaged tags: " + text, e);
    }
    return Collections.unmodifiableMap(tags);
  }
}
