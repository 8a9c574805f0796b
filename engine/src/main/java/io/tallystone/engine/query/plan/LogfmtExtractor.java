package io.tallystone.engine.query.plan;

import io.tallystone.engine.query.value.Fields;
import io.tallystone.engine.query.value.Text;
import io.tallystone.engine.query.value.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code parse} of {@code key=value} pairs: a map of them. Values may be quoted, with backslash
 * before a quote; a key without a value has an empty one; of two with one key the last counts.
 */
record LogfmtExtractor(String name) implements Extractor {
  @Override
  public List<String> names() {
    return List.of(name);
  }

  @Override
  public List<List<Value>> extract(String text) {
    Map<String, Value> pairs = new LinkedHashMap<>();
    int i = 0;
    while (i < text.length()) {
      while (i < text.length() && text.charAt(i) <= ' ') {
        i++;
      }
      int start = i;
      while (i < text.length() && text.charAt(i) > ' ' && text.charAt(i) != '=') {
        i++;
      }
      String key = text.substring(start, i);
      StringBuilder value = new StringBuilder();
      if (i < text.length() && text.charAt(i) == '=') {
        i = value(text, i + 1, value);
      }
      if (!key.isEmpty()) {
        pairs.put(key, new Text(value.toString()));
      }
    }
    return pairs.isEmpty() ? List.of() : List.of(List.of(new Fields(pairs)));
  }

  private static int value(String text, int start, StringBuilder value) {
    int i = start;
    if (i < text.length() && text.charAt(i) == '"') {
      for (i++; i < text.length() && text.charAt(i) != '"'; i++) {
        if (text.charAt(i) == '\\' && i + 1 < text.length()) {
          i++;
        }
        value.append(text.charAt(i));
      }
      return Math.min(i + 1, text.length());
    }
    while (i < text.length() && text.charAt(i) > ' ') {
      value.append(text.charAt(i++));
    }
    return i;
  }
}
