package io.tallystone.engine.query.value;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** A map in the order of its text, as {@code jsonParse} makes it. */
public record Fields(Map<String, Value> fields) implements Value {
  /** Keeps a copy. */
  public Fields {
    fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
  }

  /** The value of a key, or {@link Missing}. */
  public Value member(String key) {
    return fields.getOrDefault(key, Missing.MISSING);
  }
}
