package io.tallystone.tables;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A service's table as text: lines of tab-separated fields, an absent value is empty, a shape
 * reference is a number or {@code -}.
 *
 * <pre>
 * tallystone-service-table 1
 * service    name  apiVersion  xmlNamespace  targetPrefix  queryCompatible
 * error      shape  queryCode  status
 * operation  wireName  classPrefix  input
 * string     number  min  max  sensitive  pattern  enumValue…
 * number     number  min  max
 * blob       number  min  max
 * list       number  min  max  member
 * map        number  min  max  key  value
 * structure  number  member=shape…        (member!=shape if required)
 * </pre>
 */
final class TableText {
  private final String service;
  private final ServiceModel model;
  private final SdkClasses sdk;
  private final StringBuilder text = new StringBuilder();

  TableText(String service, ServiceModel model, SdkClasses sdk) {
    this.service = service;
    this.model = model;
    this.sdk = sdk;
  }

  String render() {
    line("tallystone-service-table", "1");
    boolean queryCompatible = model.metadata().has("awsQueryCompatible");
    line(
        "service",
        service,
        model.meta("apiVersion"),
        model.meta("xmlNamespace"),
        model.meta("targetPrefix"),
        Boolean.toString(queryCompatible));
    errors();
    ConstrainedShapes shapes = new ConstrainedShapes(model);
    sdk.operations()
        .forEach(
            (name, prefix) ->
                line("operation", name, prefix, shapes.reference(model.inputOf(name))));
    for (String name : List.copyOf(shapes.names())) {
      shape(name, model.shape(name), shapes);
    }
    return text.toString();
  }

  /** The model's errors, then those that only the newer SDK knows. */
  private void errors() {
    Set<String> known = new HashSet<>();
    for (Map.Entry<String, JsonNode> shape : new TreeMap<>(byName(model.shapes())).entrySet()) {
      if (shape.getValue().path("exception").asBoolean()) {
        String code = ServiceModel.queryCode(shape.getKey(), shape.getValue());
        int status = ServiceModel.status(shape.getValue());
        line("error", shape.getKey(), code, Integer.toString(status));
        known.add(shape.getKey());
        known.add(code);
      }
    }
    sdk.errorStatuses()
        .forEach(
            (code, status) -> {
              if (!known.contains(code)) {
                line("error", code, code, status.toString());
              }
            });
  }

  private static Map<String, JsonNode> byName(JsonNode shapes) {
    Map<String, JsonNode> map = new TreeMap<>();
    shapes.properties().forEach(entry -> map.put(entry.getKey(), entry.getValue()));
    return map;
  }

  private void shape(String name, JsonNode shape, ConstrainedShapes shapes) {
    String number = shapes.reference(name);
    String min = shape.path("min").asText("");
    String max = shape.path("max").asText("");
    switch (shape.get("type").asText()) {
      case "string" -> string(name, number, min, max, shape);
      case "integer", "long", "double", "float" -> line("number", number, min, max);
      case "blob" -> line("blob", number, min, max);
      case "list" -> line("list", number, min, max, part(shape, "member", shapes));
      case "map" ->
          line("map", number, min, max, part(shape, "key", shapes), part(shape, "value", shapes));
      case "structure" -> structure(number, shape, shapes);
      default -> throw new IllegalStateException("constrained shape of type " + shape.get("type"));
    }
  }

  private static String part(JsonNode shape, String part, ConstrainedShapes shapes) {
    return shapes.reference(shape.path(part).path("shape").asText());
  }

  private void string(String name, String number, String min, String max, JsonNode shape) {
    List<String> fields = new ArrayList<>(List.of("string", number, min, max));
    fields.add(shape.path("sensitive").asBoolean() ? "sensitive" : "");
    fields.add(shape.path("pattern").asText(""));
    if (shape.has("enum")) {
      Set<String> values = new LinkedHashSet<>();
      shape.path("enum").forEach(value -> values.add(value.asText()));
      values.addAll(sdk.enumValues(name));
      fields.addAll(values);
    }
    line(fields.toArray(String[]::new));
  }

  private void structure(String number, JsonNode shape, ConstrainedShapes shapes) {
    Set<String> required = new HashSet<>();
    shape.path("required").forEach(name -> required.add(name.asText()));
    List<String> fields = new ArrayList<>(List.of("structure", number));
    for (Map.Entry<String, JsonNode> member : shape.get("members").properties()) {
      String reference = shapes.reference(member.getValue().get("shape").asText());
      boolean needed = required.contains(member.getKey());
      if (needed || !reference.equals("-")) {
        fields.add(member.getKey() + (needed ? "!=" : "=") + reference);
      }
    }
    line(fields.toArray(String[]::new));
  }

  private void line(String... fields) {
    for (String field : fields) {
      if (field.indexOf('\t') >= 0 || field.indexOf('\n') >= 0) {
        throw new IllegalStateException("field: " + field + " (expected: no tab or line break)");
      }
    }
    text.append(String.join("\t", fields)).append('\n');
  }
}
