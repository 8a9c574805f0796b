package io.tallystone.engine.query;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One pass over a JSON message that visits only what some selectors reach.
 *
 * @param <T> what is made of a value
 */
final class JsonScan<T> {

  /** What to make of the values reached. */
  interface Reading<T> {
    /** Makes something of a value that a selector reached; null is as if there were none. */
    @Nullable T read(int selector, Value value);

    /** Joins what a wildcard selector reached, in the order of the message. */
    T join(T earlier, T later);
  }

  /** Deeper messages count as not JSON. */
  private static final int MAX_DEPTH = 1_000;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_DEPTH)
                  .maxNameLength(Integer.MAX_VALUE)
                  .maxNumberLength(Integer.MAX_VALUE)
                  .build())
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
          .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
          .build();

  private final JsonParser parser;
  private final List<JsonSelector> selectors;
  private final Reading<T> reading;
  private final List<@Nullable T> results;

  private JsonScan(JsonParser parser, List<JsonSelector> selectors, Reading<T> reading) {
    this.parser = parser;
    this.selectors = selectors;
    this.reading = reading;
    this.results = new ArrayList<@Nullable T>(selectors.size());
    for (int i = 0; i < selectors.size(); i++) {
      results.add(null);
    }
  }

  /**
   * What each selector's values became, null for those that reach none.
   *
   * @return null if the message is not one JSON object
   */
  static <T> @Nullable List<@Nullable T> scan(
      byte[] utf8, int from, int length, List<JsonSelector> selectors, Reading<T> reading) {
    int start = from;
    int end = from + length;
    while (start < end && isBlank(utf8[start])) {
      start++;
    }
    // a zero byte would make the parser take the message for UTF-16
    if (end - start < 2 || utf8[start] != '{' || utf8[start + 1] == 0) {
      return null;
    }
    try (JsonParser parser = FACTORY.createParser(utf8, start, end - start)) {
      JsonScan<T> scan = new JsonScan<>(parser, selectors, reading);
      parser.nextToken();
      scan.value(all(selectors.size()), 0);
      return parser.nextToken() == null ? scan.results : null;
    } catch (IOException notJson) {
      return null;
    }
  }

  private static boolean isBlank(byte b) {
    return b == ' ' || b == '\n' || b == '\t' || b == '\r';
  }

  private static int[] all(int count) {
    int[] all = new int[count];
    for (int i = 0; i < count; i++) {
      all[i] = i;
    }
    return all;
  }

  /** Reads the value at hand for the selectors that lead here or through here. */
  private void value(int[] active, int depth) throws IOException {
    JsonToken token = parser.currentToken();
    int deeper = 0;
    for (int selector : active) {
      if (selectors.get(selector).steps().size() == depth) {
        results.set(selector, reading.read(selector, here(token)));
      } else {
        deeper++;
      }
    }
    if (deeper == 0) {
      parser.skipChildren();
    } else if (token == JsonToken.START_OBJECT) {
      object(active, depth);
    } else if (token == JsonToken.START_ARRAY) {
      array(active, depth);
    }
  }

  private void object(int[] active, int depth) throws IOException {
    // by selector and name, so that of several members with one name the last counts
    Map<Integer, Map<String, @Nullable T>> members = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      parser.nextToken();
      int[] chosen = chosen(active, depth, name, -1);
      if (chosen.length == 0) {
        parser.skipChildren();
        continue;
      }
      for (int selector : chosen) {
        results.set(selector, null);
      }
      value(chosen, depth + 1);
      for (int selector : chosen) {
        if (step(selector, depth) instanceof JsonSelector.AnyKey) {
          members
              .computeIfAbsent(selector, any -> new LinkedHashMap<>())
              .put(name, results.get(selector));
        }
      }
    }
    members.forEach(
        (selector, results) -> {
          this.results.set(selector, null);
          results.values().forEach(result -> join(selector, result));
        });
  }

  private void array(int[] active, int depth) throws IOException {
    for (int index = 0; parser.nextToken() != JsonToken.END_ARRAY; index++) {
      int[] chosen = chosen(active, depth, null, index);
      if (chosen.length == 0) {
        parser.skipChildren();
        continue;
      }
      List<@Nullable T> before = new ArrayList<@Nullable T>(chosen.length);
      for (int selector : chosen) {
        before.add(results.get(selector));
        results.set(selector, null);
      }
      value(chosen, depth + 1);
      for (int i = 0; i < chosen.length; i++) {
        T now = results.get(chosen[i]);
        results.set(chosen[i], before.get(i));
        join(chosen[i], now);
      }
    }
  }

  private void join(int selector, @Nullable T later) {
    T earlier = results.get(selector);
    if (later != null) {
      results.set(selector, earlier == null ? later : reading.join(earlier, later));
    }
  }

  private static final int[] NONE = {};

  /** Those selectors whose next step leads to this member or element. */
  private int[] chosen(int[] active, int depth, @Nullable String name, int index) {
    int count = 0;
    for (int selector : active) {
      if (leadsTo(selector, depth, name, index)) {
        count++;
      }
    }
    if (count == 0) {
      return NONE;
    }
    int[] chosen = new int[count];
    for (int selector : active) {
      if (leadsTo(selector, depth, name, index)) {
        chosen[chosen.length - count--] = selector;
      }
    }
    return chosen;
  }

  private boolean leadsTo(int selector, int depth, @Nullable String name, int index) {
    if (selectors.get(selector).steps().size() == depth) {
      return false;
    }
    return switch (step(selector, depth)) {
      case JsonSelector.Key key -> key.name().equals(name);
      case JsonSelector.Index at -> at.index() == index;
      case JsonSelector.AnyKey any -> name != null;
      case JsonSelector.AnyIndex any -> index >= 0;
    };
  }

  private JsonSelector.Step step(int selector, int depth) {
    return selectors.get(selector).steps().get(depth);
  }

  private Value here(JsonToken token) throws IOException {
    return switch (token) {
      case VALUE_STRING -> new Value(Value.Kind.STRING, parser.getText());
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Value(Value.Kind.NUMBER, parser.getText());
      case VALUE_TRUE -> new Value(Value.Kind.TRUE, "true");
      case VALUE_FALSE -> new Value(Value.Kind.FALSE, "false");
      case VALUE_NULL -> new Value(Value.Kind.NULL, "null");
      default -> new Value(Value.Kind.CONTAINER, "");
    };
  }
}
