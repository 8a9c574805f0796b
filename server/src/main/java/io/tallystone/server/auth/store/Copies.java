package io.tallystone.server.auth.store;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Unmodifiable copies that keep their order, which {@code Map.copyOf} does not. */
final class Copies {
  private Copies() {}

  static Map<String, String> of(Map<String, String> map) {
    return Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }
}
