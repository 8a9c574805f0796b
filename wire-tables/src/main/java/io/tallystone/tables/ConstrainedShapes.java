package io.tallystone.tables;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The shapes that inputs can violate, numbered; what has no constraints anywhere is left out. */
final class ConstrainedShapes {
  private final ServiceModel model;
  private final Set<String> constrained = new HashSet<>();
  private final Map<String, Integer> numbers = new LinkedHashMap<>();

  ConstrainedShapes(ServiceModel model) {
    this.model = model;
    // Shapes may be recursive, so membership grows until it no longer changes.
    boolean grown = true;
    while (grown) {
      grown = false;
      for (Map.Entry<String, JsonNode> shape : model.shapes().properties()) {
        if (!constrained.contains(shape.getKey()) && violable(shape.getValue())) {
          constrained.add(shape.getKey());
          grown = true;
        }
      }
    }
  }

  private boolean violable(JsonNode shape) {
    if (shape.has("min") || shape.has("max") || shape.has("pattern") || shape.has("enum")) {
      return true;
    }
    if (!shape.path("required").isEmpty()) {
      return true;
    }
    for (String part : new String[] {"member", "key", "value"}) {
      if (constrained.contains(shape.path(part).path("shape").asText())) {
        return true;
      }
    }
    for (JsonNode member : shape.path("members")) {
      if (constrained.contains(member.path("shape").asText())) {
        return true;
      }
    }
    return false;
  }

  /** The shape's number, or {@code -} if nothing in it is constrained. Numbers what it reaches. */
  String reference(String name) {
    if (!constrained.contains(name)) {
      return "-";
    }
    Integer known = numbers.get(name);
    if (known != null) {
      return known.toString();
    }
    int number = numbers.size();
    numbers.put(name, number);
    JsonNode shape = model.shape(name);
    for (String part : new String[] {"member", "key", "value"}) {
      reference(shape.path(part).path("shape").asText());
    }
    for (JsonNode member : shape.path("members")) {
      reference(member.path("shape").asText());
    }
    return Integer.toString(number);
  }

  /** All shapes referred to so far, by name in order of their numbers. */
  Set<String> names() {
    return numbers.keySet();
  }
}
