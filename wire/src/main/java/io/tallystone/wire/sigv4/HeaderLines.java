package io.tallystone.wire.sigv4;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A request's header lines: values as they came over the wire, in order of arrival, by lower-case
 * name. Immutable.
 */
public final class HeaderLines {
  private final Map<String, List<String>> valuesByName;

  private HeaderLines(Map<String, List<String>> valuesByName) {
    this.valuesByName = valuesByName;
  }

  /** Starts a set of header lines. */
  public static Builder builder() {
    return new Builder();
  }

  /** All lower-case names, in order of arrival. */
  public Set<String> names() {
    return valuesByName.keySet();
  }

  /** The values of a header; empty if it did not come. */
  public List<String> all(String lowerCaseName) {
    return valuesByName.getOrDefault(lowerCaseName, List.of());
  }

  /** The first value of a header. */
  public Optional<String> first(String lowerCaseName) {
    return all(lowerCaseName).stream().findFirst();
  }

  /** Values joined by {@code ", "}, by lower-case name. */
  public Map<String, String> joined() {
    Map<String, String> joined = new LinkedHashMap<>();
    valuesByName.forEach((name, values) -> joined.put(name, String.join(", ", values)));
    return Map.copyOf(joined);
  }

  /** Collects header lines. */
  public static final class Builder {
    private final Map<String, List<String>> valuesByName = new LinkedHashMap<>();

    private Builder() {}

    /** Adds one line. */
    public Builder add(String name, String value) {
      valuesByName
          .computeIfAbsent(name.toLowerCase(Locale.ROOT), anyName -> new ArrayList<>(1))
          .add(value);
      return this;
    }

    /** The lines so far. */
    public HeaderLines build() {
      return new HeaderLines(valuesByName);
    }
  }
}
