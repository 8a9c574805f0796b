package io.tallystone.collect.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * An object of the configuration and its place in the file. A value of another type than asked for
 * is refused with its place: {@code "true"} is no {@code true}.
 */
final class Section {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final String where;
  private final JsonNode object;

  private Section(String where, JsonNode object) {
    this.where = where;
    this.object = object;
  }

  static Section parse(String text) {
    try {
      return of("", JSON.readTree(text));
    } catch (JsonProcessingException e) {
      throw new InvalidConfig("not JSON: " + e.getOriginalMessage());
    }
  }

  private static Section of(String where, JsonNode node) {
    if (!node.isObject()) {
      throw new InvalidConfig(
          (where.isEmpty() ? "configuration" : where)
              + ": "
              + (node.isMissingNode() ? "missing" : node)
              + " (expected: an object)");
    }
    return new Section(where, node);
  }

  /** The place of a field, for messages. */
  String at(String field) {
    return where.isEmpty() ? field : where + "." + field;
  }

  boolean has(String field) {
    return object.hasNonNull(field);
  }

  Set<String> fields() {
    Set<String> names = new TreeSet<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  /** Refuses fields that are not among these. */
  void allowOnly(Set<String> known) {
    Set<String> unknown = fields();
    unknown.removeAll(known);
    if (!unknown.isEmpty()) {
      throw new InvalidConfig(
          where + ": " + unknown + " cannot be followed (known: " + new TreeSet<>(known) + ")");
    }
  }

  /** An object that has to be there. */
  Section section(String field) {
    return of(at(field), object.path(field));
  }

  /** An object, empty if it is not there. */
  Section sectionOrEmpty(String field) {
    return has(field) ? section(field) : new Section(at(field), JSON.createObjectNode());
  }

  /** A list of objects; empty if it is not there. */
  List<Section> sections(String field) {
    List<Section> sections = new ArrayList<>();
    JsonNode list = object.path(field);
    if (has(field) && !list.isArray()) {
      throw new InvalidConfig(at(field) + ": " + list + " (expected: a list)");
    }
    for (int i = 0; i < list.size(); i++) {
      sections.add(of(at(field) + "[" + i + "]", list.get(i)));
    }
    return sections;
  }

  @Nullable String text(String field) {
    if (!has(field)) {
      return null;
    }
    JsonNode value = object.path(field);
    if (!value.isTextual() || value.textValue().isEmpty()) {
      throw new InvalidConfig(at(field) + ": " + value + " (expected: a text that is not empty)");
    }
    return value.textValue();
  }

  String text(String field, String otherwise) {
    String value = text(field);
    return value == null ? otherwise : value;
  }

  /** A flag, off if it is not there. */
  boolean flag(String field) {
    JsonNode value = object.path(field);
    if (has(field) && !value.isBoolean()) {
      throw new InvalidConfig(at(field) + ": " + value + " (expected: true or false)");
    }
    return value.booleanValue();
  }

  int number(String field, int otherwise) {
    if (!has(field)) {
      return otherwise;
    }
    JsonNode value = object.path(field);
    if (!value.canConvertToInt() || !value.isIntegralNumber()) {
      throw new InvalidConfig(at(field) + ": " + value + " (expected: a whole number)");
    }
    return value.intValue();
  }
}
