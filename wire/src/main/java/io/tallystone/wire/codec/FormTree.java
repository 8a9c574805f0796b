package io.tallystone.wire.codec;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Query parameters as a tree along the dots of their names. */
final class FormTree {
  private @Nullable String value;
  private @Nullable Map<String, FormTree> children;

  /** The value of the parameter that ends here; null if none does. */
  @Nullable String value() {
    return value;
  }

  Map<String, FormTree> children() {
    return children == null ? Map.of() : children;
  }

  @Nullable FormTree child(String name) {
    return children == null ? null : children.get(name);
  }

  /** Adds a parameter under its full name. */
  void add(String name, String text) {
    FormTree node = this;
    int start = 0;
    for (int depth = 0; ; depth++) {
      if (depth == Limits.PARAMETER_DEPTH) {
        throw Malformed.query("Parameter name is nested too deeply: " + Malformed.cut(name));
      }
      int dot = name.indexOf('.', start);
      node = node.grow(name.substring(start, dot < 0 ? name.length() : dot));
      if (dot < 0) {
        break;
      }
      start = dot + 1;
    }
    if (node.value != null) {
      throw Malformed.query("Duplicate parameter: " + Malformed.cut(name));
    }
    node.value = text;
  }

  private FormTree grow(String name) {
    if (children == null) {
      children = new LinkedHashMap<>();
    }
    return children.computeIfAbsent(name, key -> new FormTree());
  }
}
